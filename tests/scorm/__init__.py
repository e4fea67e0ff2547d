"""SCORM packages: what is in them, and players that open them in a browser."""
