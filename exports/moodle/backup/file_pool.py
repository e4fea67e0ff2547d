"""The files of a backup: each one's record in `files.xml`, and its content once, named after its SHA-1."""

from __future__ import annotations

import hashlib
import mimetypes

from exports.moodle.backup.records import Numbers, add_record, make_root, write_xml

OWNER = 2  # a number of a user who isn't in the backup: who restores it takes their place
_UNKNOWN_TYPE = "document/unknown"


class FilePool:
    """The files that are put in a backup. `moment` is when they were, as seconds since 1970."""

    def __init__(self, numbers: Numbers, moment: int) -> None:
        self._numbers = numbers
        self._moment = moment
        self._root = make_root("files")
        self._contents: dict[str, bytes] = {}

    def add(self, name: str, content: bytes, *, context: int, component: str, area: str, item: int) -> int:
        """Put a file in an area of a context, and return its number."""
        number = self._numbers.take("files")
        # SHA-1 is how Moodle names files, and no more than that.
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        self._contents[f"files/{digest[:2]}/{digest}"] = content
        add_record(
            self._root,
            "file",
            number,
            contenthash=digest,
            contextid=context,
            component=component,
            filearea=area,
            itemid=item,
            filepath="/",
            filename=name,
            userid=OWNER,
            filesize=len(content),
            mimetype=mimetypes.guess_type(name, strict=True)[0] or _UNKNOWN_TYPE,
            status=0,
            timecreated=self._moment,
            timemodified=self._moment,
            source=name,
            author=None,
            license="unknown",
            sortorder=0,
            repositorytype=None,
            repositoryid=None,
            reference=None,
        )
        return number

    def build(self) -> dict[str, bytes]:
        """`files.xml` and the contents, by path in the backup."""
        return {"files.xml": write_xml(self._root), **self._contents}
