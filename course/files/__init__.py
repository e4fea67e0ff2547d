"""Readers of files: text, and YAML with the position of each value. What is wrong in them is returned as findings."""
