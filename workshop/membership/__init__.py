"""Who belongs to a library, who runs its workshops, and the links that invite both.

What is said here is said under one lock for each library, and rights are looked at again under it.
"""
