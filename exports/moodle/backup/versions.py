"""Which Moodle the backup says that it is of: the oldest branch that it is for."""

from __future__ import annotations

RELEASE = "4.1"
BRANCH_VERSION = 2022112800  # of 4.1: what Moodle compares its own with, and that of each of its parts
BUILD = "4.1 (Build: 20221128)"
