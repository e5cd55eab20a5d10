"""Files that people bring: what may come in, how it is kept, how it goes out. Nothing of it is ever run or shown."""
