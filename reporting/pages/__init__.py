"""The reporter's pages, part of the door: rendered once at build, the same bytes for everybody."""
