"""Telephone numbers for somebody who is asked right now: no report is needed to see them."""
