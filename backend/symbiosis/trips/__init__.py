"""Study trips: programme, seats, waiting list, attendance; a confirmed trip fans out to exchanges."""
