"""What the course gives to a Moodle site."""
