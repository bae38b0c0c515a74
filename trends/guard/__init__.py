"""The guard of the window: what may be published; pure functions, no Django."""
