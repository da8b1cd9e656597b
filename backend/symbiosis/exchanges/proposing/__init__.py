"""Two organisations agree on an exchange: one proposes, the other accepts, or both do."""
