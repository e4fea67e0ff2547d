"""exports/script_linker.py: modules joined in one classic script, run in V8."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from javascript import Realm

from exports.script_linker import LinkError, link, list_modules


@pytest.fixture
def realm() -> Iterator[Realm]:
    made = Realm()
    made.run("globalThis.Curso = {}; globalThis.log = [];")
    yield made
    made.close()


def write(folder: Path, **sources: str) -> Path:
    for name, source in sources.items():
        path = folder / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder


def test_modules_run_once_after_those_that_they_import_and_the_entry_starts_each_time(
    tmp_path: Path, realm: Realm
) -> None:
    folder = write(
        tmp_path,
        core__values='export const one = 1;\nlog.push("values");\n',
        core__sums=(
            'import { one } from "./values.js";\nexport function add(n) {\n  return n + one;\n}\nlog.push("sums");\n'
        ),
        page=(
            'import { add } from "./core/sums.js";\nimport {\n  one,\n} from "./core/values.js";\n'
            'log.push("page");\nexport const start = () => log.push(add(one));\n'
        ),
    )
    assert list_modules(folder, "page.js") == ("core/values.js", "core/sums.js", "page.js")
    script = link(folder, "page.js")
    realm.run(script)
    realm.run(script)
    assert realm.evaluate("log") == ["values", "sums", "page", 2, 2]
    assert realm.evaluate("Object.keys(Curso)") == ["page"]
    assert realm.evaluate("[typeof add, typeof one]") == ["undefined", "undefined"]


def test_what_an_entry_exports_is_there_for_other_scripts(tmp_path: Path, realm: Realm) -> None:
    folder = write(
        tmp_path,
        panel="export function* walk() {\n  yield 1;\n}\nexport async function load() {}\nexport class Plan {}\n",
    )
    realm.run(link(folder, "panel.js"))
    assert realm.evaluate("Object.keys(Curso.panel)") == ["walk", "load", "Plan"]
    assert realm.evaluate("[...Curso.panel.walk()]") == [1]


def test_a_shared_module_runs_once_for_all_scripts(tmp_path: Path, realm: Realm) -> None:
    folder = write(
        tmp_path,
        session="let written = 0;\nexport const write = () => (written += 1);\n",
        one='import { write } from "./session.js";\nexport const start = () => log.push(write());\n',
        other='import { write } from "./session.js";\nexport const start = () => log.push(write());\n',
    )
    for entry in ("one.js", "other.js"):
        realm.run(link(folder, entry, shared=("session.js",)))
    assert realm.evaluate("log") == [1, 2]
    for entry in ("one.js", "other.js"):
        realm.run(f"delete Curso.{entry.removesuffix('.js')};\n{link(folder, entry)}")
    assert realm.evaluate("log") == [1, 2, 1, 1]


def test_a_comment_that_ends_a_module_hides_nothing_of_the_next(tmp_path: Path, realm: Realm) -> None:
    folder = write(
        tmp_path, one="export const one = 1; // the end", page='import { one } from "./one.js";\nlog.push(one);\n'
    )
    realm.run(link(folder, "page.js"))
    assert realm.evaluate("log") == [1]


def test_a_module_that_is_not_utf8_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "page.js").write_bytes("const a = 1;\nconst b = 'á';\n".encode("latin-1"))
    with pytest.raises(LinkError, match="UTF-8") as found:
        link(tmp_path, "page.js")
    assert found.value.lineno == 2


def test_code_is_strict(tmp_path: Path, realm: Realm) -> None:
    folder = write(
        tmp_path, page="export const start = () => log.push((function () { return this; })() === undefined);\n"
    )
    realm.run(link(folder, "page.js"))
    assert realm.evaluate("log") == [True]


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ('\nimport { two } from "./one.js";\n', 2, "one.js no exporta `two`"),
        ('import { one } from "./none.js";\n', 1, "no existe el módulo none.js"),
        ('import { back } from "./circle.js";\n', 1, "en círculo: page.js → circle.js → page.js"),
        ('import one from "./one.js";\n', 1, "no es una forma admitida"),
        ('import * as one from "./one.js";\n', 1, "no es una forma admitida"),
        ('import { one as other } from "./one.js";\n', 1, "no es una forma admitida"),
        ('import { one } from "one";\n', 1, "no es una forma admitida"),
        ('import "./one.js";\n', 1, "no es una forma admitida"),
        ("const a = 1;\nexport default a;\n", 2, "no es una forma admitida"),
        ("const a = 1;\nexport { a };\n", 2, "no es una forma admitida"),
        ("export let a = 1;\n", 1, "no es una forma admitida"),
        ("const a = 1;\nexport const b = [1, 2], c = 2;\n", 2, "`c` no se exportaría"),
        ("export const b = 1,\n  c = 2;\n", 1, "`c` no se exportaría"),
        ("const a = 1;\nconst text = `\nexport const b = 1;\n`;\n", 3, "no es una forma admitida"),
        ('const a = 1;\nimport("./one.js");\n', 2, "`import(` no es una forma admitida"),
        ("const a = 1;\nlog.push(import.meta.url);\n", 2, "`import.meta` no es una forma admitida"),
        ('export { one } from "./one.js";\n', 1, "no es una forma admitida"),
        ('log.push(`\nimport { one } from "./one.js";\n`);\n', 2, "no es una forma admitida"),
        ('/*\nimport { one } from "./one.js";\n*/\n', 2, "no es una forma admitida"),
        ("export const a$b = 1;\n", 1, "no es una forma admitida"),
        ("\ufeffexport const a = 1;\n", 1, "marca BOM"),
        ('import { one } from "./one.js";\n\nfunction hidden() {}\n', 3, "`hidden` es también un nombre de one.js"),
        ('import { one } from "./one.js";\nconst { a: hidden } = one;\n', 2, "`hidden` es también un nombre de one.js"),
        ('import { one } from "./one.js";\nlet [x, hidden] = one;\n', 2, "`hidden` es también un nombre de one.js"),
    ],
)
def test_what_it_can_t_link_is_refused_with_its_place(tmp_path: Path, source: str, line: int, message: str) -> None:
    folder = write(
        tmp_path,
        one="const hidden = 1;\nexport const one = [hidden];\n",
        circle='import { one } from "./page.js";\nexport const back = 1;\n',
        page=source,
    )
    with pytest.raises(LinkError) as found:
        link(folder, "page.js")
    assert message in str(found.value)
    if "círculo" not in message:
        assert (found.value.filename, found.value.lineno) == (str(folder / "page.js"), line)


def test_what_only_looks_like_code_is_left_alone(tmp_path: Path, realm: Realm) -> None:
    folder = write(
        tmp_path,
        page=(
            '/* export const no = 1; and import("./none.js") */\n'
            "export const start = () => log.push(mark.test('\"'), [1, 2].map((a, b = 2) => a + b), word);\n"
            'const mark = /["`,=]/;\nconst word = "import(1), b = 2";\n'
        ),
    )
    realm.run(link(folder, "page.js"))
    assert realm.evaluate("log") == [True, [1, 3], "import(1), b = 2"]
    assert realm.evaluate("Object.keys(Curso.page)") == ["start"]
