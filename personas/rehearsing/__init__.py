"""Rehearsing a workshop from its pages: a copy of it, with simulated people in a process of their own."""
