"""Research quotes: reading people's files, choosing columns, importing, listing, and sampling the deck."""
