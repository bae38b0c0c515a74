"""The living half of the window: facts, tallies, and the release builder."""
