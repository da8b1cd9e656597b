"""An organisation's standing offer to visit, to host, or both, and its cluster's word on it."""
