"""Help with travel an organisation is entitled to: reserved, issued, claimed, approved, paid."""
