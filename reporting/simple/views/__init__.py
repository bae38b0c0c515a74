"""The simple form's answers to what was posted, one module an action."""
