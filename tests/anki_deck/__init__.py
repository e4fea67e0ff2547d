"""The deck as Anki itself takes it, for the tests of `exports/anki/`: its own code imports and renders it."""
