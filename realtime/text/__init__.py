"""Texts that several people write at once: Yjs documents whose updates are records of a live document.

`records` says what is kept, `commands` how a kind gets co-edited texts, `plain` what everybody else reads. `guard`
looks at what a client sends before any of it is decoded. Nothing is kept in memory: the records are the truth.
"""
