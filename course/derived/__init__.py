"""What follows from the course's data once course: coverage, reading time, positions in the programme."""
