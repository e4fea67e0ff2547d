"""Spanish text: its dictionary, its numbers, how texts are folded and compared, and inline Markdown."""
