"""Reading people's files: bytes or pasted text in, candidate quotes and named problems out. Pure: no Django here."""
