"""What the course gives to Anki, the program of flashcards: https://docs.ankiweb.net."""
