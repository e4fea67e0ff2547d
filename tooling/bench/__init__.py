"""Measures the course beside what issue 15 wants of it, and beside stock Material + mkdocs-quiz with the same text.

A command, not a test: these figures depend on the machine, so what is compared is measured in turn in one run, and the ratio is
what counts. `python3 tasks.py bench` prints them all; `goals.py` lists the rows. Nothing is measured in the folder where
somebody works: all is done in copies, in a temporary folder.
"""
