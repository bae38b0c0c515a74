"""What builds, locks and checks Fairlead for those who run it."""
