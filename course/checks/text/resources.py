"""The message and the suggestion for a file of `course/resources/`, which nobody edits, that is missing or damaged."""

RESOURCE_MISSING = ("falta este archivo del programa, o está dañado", "recupéralo: `git checkout -- course/resources`")
