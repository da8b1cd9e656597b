"""What people see and change about themselves: who they are, their factors, their keys."""
