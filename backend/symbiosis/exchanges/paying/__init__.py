"""Payment runs: approved vouchers of a partner, ordered together and paid."""
