"""What coordinators type."""
