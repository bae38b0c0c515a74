"""Places that a report can name: the register of ports, our own waterways, and the complexes."""
