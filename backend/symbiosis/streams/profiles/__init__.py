"""Capability profiles: what a processor takes in lastingly, each a standing need."""
