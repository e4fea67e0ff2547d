"""What the project's own tasks need and the course does not: environment, browser, lock, vendoring, measurements."""
