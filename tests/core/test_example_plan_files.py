"""The files of the example plans, read by the code of the browser that reads those it saved itself."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from data_kinds import lay_out_sample
from data_kinds.test_example_plans import FILES
from javascript import Realm

from course.derived.plan import make_definition
from exports.place import Place
from exports.plan_files import build_plan_files

_READ = """([text, definition, digest]) => {
  let canonical = "";
  const hash = (given) => { canonical = given; return digest; };
  const { state, label, author, exportedAt, reason } = planTransfer.readFile(text, { definition, hash });
  const values = state && {...planState.listValues(state, definition)};
  return { canonical, label, author, exportedAt, reason, values };
}"""


def test_the_browser_accepts_the_files_and_reads_every_field(realm: Realm, tmp_path: Path) -> None:
    realm.import_modules(planTransfer="core/plan-transfer.js", planState="core/plan-state.js")
    course = lay_out_sample(tmp_path, FILES)
    definition = json.loads(json.dumps(make_definition(course, lambda heading: None)))
    for content in build_plan_files(course, Place()).values():
        text = content.decode()
        file = json.loads(text)
        canonical = realm.evaluate(_READ, [text, definition, ""])["canonical"]
        digest = hashlib.sha256(canonical.encode()).hexdigest()
        read = realm.evaluate(_READ, [text, definition, digest])
        assert read.get("reason") is None
        assert (read["author"], read["exportedAt"]) == (file["author"], "2026-11-02T09:00:00.000Z")
        assert read["label"] == file["plan"]
        assert read["values"] == {name: record["value"] for name, record in file["state"]["fields"].items()}
        refused = realm.evaluate(_READ, [text.replace("2026-11-02T09:00:00.000Z", "2026-11-03", 3), definition, "0"])
        assert refused["reason"] == "damaged"
