"""Whether an organisation is what it says: verification, standing, membership of clusters."""
