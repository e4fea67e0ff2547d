"""What is computed from the loaded course: coverage, reading time, menu, titles, prose, documents."""
