"""The slides of each session: what a trainer projects, what is handed out, and the room's questions.

What a deck says is a plan, slides as typed values that depend on data and pages alone (`plan.py`, `session_deck.py`,
`question_deck.py`), cut to what fits (`fitting.py`). How it looks is apart (`deck_file.py`, with python-pptx).
"""
