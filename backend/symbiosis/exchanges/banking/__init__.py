"""Where organisations are paid."""
