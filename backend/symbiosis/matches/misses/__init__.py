"""The counterparts that one requirement alone keeps from a stream."""
