"""Reading for the desk's pages and API."""
