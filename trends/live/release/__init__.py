"""Building a release: from confirmed facts, through the guard, to frozen pages."""
