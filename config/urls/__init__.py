"""Addresses, one module a role."""
