"""THE WINDOW: what is counted, judged and published."""
