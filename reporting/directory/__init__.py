"""The directory: who reads what, with which keys; pushed down by the desk and the window."""
