"""The course as a Moodle backup, a file `.mbz`: a ZIP of XML, with a folder for each section and activity.

Read in Moodle's own code, of 4.1 to 5.1: what a backup writes (`backup/moodle2/backup_stepslib.php`, each
`backup_*_plugin.class.php`) and what a restore asks for (`restore_stepslib.php`, `restore_dbops.class.php`). It says of
itself that it is of Moodle 4.1: restoring it in a later one is what Moodle supports.

There are no users in it, so there is nothing of what Moodle keeps with users: entries of a glossary, attempts, grades.
"""
