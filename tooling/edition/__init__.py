"""The task `edition`: the next edition of the course, from the file of the present one."""
