"""What Moodle would make of our files, for the tests of `exports/moodle/`.

It is written from what Moodle 4.5's importers and graders do, not from what our exports mean to say. There is no Moodle
in the tests: docs/autores/preguntas.md says so.
"""
