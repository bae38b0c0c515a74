"""The house itself: settings, addresses and the commands that concern every room."""
