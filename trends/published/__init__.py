"""The public half of the window: frozen releases and their pages."""
