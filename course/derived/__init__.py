"""What follows from the course's data once loaded: coverage, reading time, positions in the programme."""
