"""What the question bank gives away by itself, and what its final test measures: figures, and no rule of the course."""
