"""What the visitor's cluster makes of the report: returned, validated, not fundable; and the end of it all."""
