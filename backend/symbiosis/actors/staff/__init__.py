"""Who works for a programme or a cluster, and as what."""
