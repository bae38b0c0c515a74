"""The mailbox: letters of both sides, found by whoever knows the words and nobody else."""
