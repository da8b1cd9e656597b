"""What becomes of a cooperation: both sides are asked half a year and a year after the stay."""
