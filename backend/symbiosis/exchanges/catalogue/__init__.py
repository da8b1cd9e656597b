"""Who else takes part, and who would suit whom."""
