"""Execution, independent of the course's contents: results remembered between runs, and the second process."""
