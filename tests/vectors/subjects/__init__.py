"""What each vector file holds, one module a family of subjects."""
