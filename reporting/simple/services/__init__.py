"""What the simple form writes: a report, a letter; sealed in the request they came in."""
