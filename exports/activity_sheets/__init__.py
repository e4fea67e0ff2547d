"""The activities of each session to hand out, each on a sheet of its own, and their solutions apart, for the trainer.

Which activities there are, and what each sheet carries, follows from the data (`course/derived/activity_sheets.py`).
What they say is cut from the pages of the built site (`cutting.py`) and typeset by the room of the PDF
(`exports/pdf/`). After them goes a sheet with the fields of the plan that the session works (`plan_sheet.py`). The
solutions begin with which slides are of each block and the answers of what is projected (`projected.py`).
"""
