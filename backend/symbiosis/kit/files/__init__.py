"""Files people upload or the platform sets: checked, hashed, kept in a store that may be changed by setting."""
