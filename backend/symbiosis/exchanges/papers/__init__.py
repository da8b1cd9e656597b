"""Documents of an exchange: set as PDF from what is agreed, signed by hash, checked by number."""
