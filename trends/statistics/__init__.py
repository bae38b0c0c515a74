"""Statistics of the window: pure functions over numbers, no Django."""
