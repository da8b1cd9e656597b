"""Chains through processors, as their reader may see them."""
