"""The systems of partner clusters."""
