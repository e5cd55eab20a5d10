"""A library with a prepared workshop, to look around in before one has data of one's own."""
