"""Spanish as text: its dictionary, and runs of words in common."""
