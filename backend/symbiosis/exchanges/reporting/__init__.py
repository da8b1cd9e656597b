"""What both sides say about the stay; drafts until they are submitted."""
