"""Measures the site beside stock Material + mkdocs-quiz with the same text: building, reloading, weight, Lighthouse.

A command, not a test: these figures depend on the machine, so both are measured in turn in one run and the ratio is what
counts. `python3 tasks.py bench` prints them; `--lighthouse` adds Lighthouse (needs npm), `--runs N` sets the repetitions.
"""
