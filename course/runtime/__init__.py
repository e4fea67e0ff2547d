"""How the work is done, whatever the course says: what is remembered between runs, and the second process."""
