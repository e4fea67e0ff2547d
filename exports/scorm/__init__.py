"""The course as SCORM packages, for any LMS: the offline copy inside a page that talks to the LMS."""
