"""Chains: an offer that fits nobody as it is, through one or two processors to a need.

Each hop is judged as a direct match is; what leaves a processor is an offer of its own (`processing`).
The decision record 0015 argues the score and the bounds.
"""
