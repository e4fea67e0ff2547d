"""The names of files that some system can't hold, or not beside each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

LONGEST = 200  # characters; Windows allows 260, which include the folder where the files are unpacked

# Windows takes these for devices, whatever follows a full stop (`os.path.isreserved` has them since Python 3.13 only).
_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]$')


def list_unportable_names(paths: Iterable[str]) -> list[str]:
    """The paths, with `/` between their parts, that Windows or macOS refuses or confuses with another one."""
    paths = list(paths)
    folded = Counter(path.casefold() for path in paths)
    return [
        path
        for path in paths
        if len(path) > LONGEST
        or folded[path.casefold()] > 1
        or any(_DEVICES.fullmatch(part) or _FORBIDDEN.search(part) for part in PurePosixPath(path).parts)
    ]
