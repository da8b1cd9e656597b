"""From two who want to meet to an agreement that everybody signs: content, the host's word, funding."""
