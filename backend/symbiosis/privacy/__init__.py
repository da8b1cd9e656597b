"""Personal data: export, erasure, consents, and how long anything is kept."""
