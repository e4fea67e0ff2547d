"""The final test on paper: what is printed of each question (`printings`), and the documents in DOCX.

`ExamPaper` is the test in no format, for whoever writes it in another one.
"""
