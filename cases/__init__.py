"""THE DESK: cases, their workflow, clocks, letters and audit."""
