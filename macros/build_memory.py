"""What a preview remembers from one build to the next: nothing else of a build outlives it.

`macros/hooks.py` owns it, since MkDocs keeps that module as long as the process lives, and hands it to each build. What
outlives the process as well is in `course/runtime/memory.py` and `macros/page_records.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.page_records import PageRecords


@dataclass
class BuildMemory:
    """`records` are those of the pages as the last build left them; `downloads`, the files to take away that were
    written, each with its content.
    """

    records: PageRecords | None = None
    downloads: dict[Path, bytes] = field(default_factory=dict)
