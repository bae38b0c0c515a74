"""What the desk does, one module an action."""
