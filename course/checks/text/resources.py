"""What the checks of the text say when a file of `course/resources/` is gone or cut: nobody edits those by hand."""

RESOURCE_MISSING = ("falta este archivo del programa, o está dañado", "recupéralo: `git checkout -- course/resources`")
