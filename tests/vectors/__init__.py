"""Vectors that Python and TypeScript share."""
