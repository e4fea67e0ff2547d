"""`python3 tasks.py course new`: a copy of this course with some of its temas, for another organiser to publish.

`renumbering.py` gives the temas their new numbers, `yaml_cuts.py` and `page_cuts.py` take parts out of a text, and
`pruning.py` decides which, with the course's own checks. `identity.py` writes whose the copy is, and `town.py` renames
the town of its examples.
"""
