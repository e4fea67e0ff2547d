"""What a trainer would write by hand for a session, to print and cut out: cards, strips and posters.

They are data of the guide of the session (`CardSet` in `course/model/session_guide.py`), typeset by the room of the PDF
(`exports/pdf/`).
"""
