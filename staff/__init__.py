"""THE KEYRING: people, desks, memberships and the second factor."""
