"""What the living window writes."""
