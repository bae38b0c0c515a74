"""The API of the desk: everything the officer's browser fetches and posts."""
