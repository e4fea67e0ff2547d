"""Measures the course against the goals of issue 15 and against stock Material + mkdocs-quiz with the same text.

It is a command and not a test, because the figures depend on the machine: what is compared is measured alternately in
one run, and the ratio is what counts. `python3 tasks.py bench` prints all rows; `goals.py` lists them. Nothing is
measured in the working folder: everything is done in copies, in a temporary folder.
"""
