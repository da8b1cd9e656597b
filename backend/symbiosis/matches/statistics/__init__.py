"""What keeps material from finding a partner, counted over everything public."""
