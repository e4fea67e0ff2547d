"""What Moodle would make of our files, for the tests of `exports/moodle/`.

It is written from what Moodle 4.5's importers and graders do, not from what our exports mean to say. There is no Moodle
in the tests: what was tried on a real one is told in docs/autores/preguntas.md.
"""
