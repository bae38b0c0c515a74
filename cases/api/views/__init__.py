"""One class an action."""
