"""Readers of files: text, YAML with the place of each value, and what is wrong in them as findings."""
