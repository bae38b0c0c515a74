"""Filing: a sealed report comes in as one row, and is taken apart later by the collector."""
