"""THE DOOR: what a reporter touches; nothing here knows who reads a report."""
