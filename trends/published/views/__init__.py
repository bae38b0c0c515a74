"""Public pages of the window; they read frozen releases and nothing else."""
