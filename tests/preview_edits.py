"""What authors and programmers do to a course, at random.

Each method of `Edits` that begins with `edit_` changes files as one of them would and says what it did (None if there
is nothing to change); each that begins with `break_` makes a fault.

The result need not be valid: the preview and a clean build must report the same.
"""

from __future__ import annotations

import datetime
import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from rich_course import find_heading_line

FOLDERS = ("course", "data", "docs", "exports", "macros", "overrides", "quizzes")
# The glossary's terms, words that could become terms, and words that appear beside them.
WORDS = (
    "gobernanza",
    "Gobernanza",
    "ventanilla única",
    "ventanillas únicas",
    "ventanilla única cerrada",
    "gobernanza municipal",
    "mostrador",
    "padrón",
    "plazo",
    "*plazo*",
    "`código`",
    "registro",
    "cola",
    "la cola única",
    "sello",
    "«firma»",
    "cita previa",
)
TERMS = (
    "ventanilla única cerrada",
    "gobernanza municipal",
    "mostrador",
    "padrón",
    "cola",
    "la cola",
    "cita previa",
    "única",
    "registro",
)
SECTIONS = ("t1/1", "t1/2", "t1/2-1", "t1/2-2", "t1/ejemplo", "t1/3", "t2/1")
CALLS = (
    '{{ case("cita") }}',
    '{{ case("ventanilla") }}',
    '{{ figure("canales") }}',
    '{{ chart("esperas") }}',
    "{{ temas() }}",
    "{{ minutes() }}",
    "{{ sources() }}",
    "{{ programme(1) }}",
    "{{ cases(1) }}",
    '{{ objectives("G1", "E1") }}',
    "{{ legal_notice() }}",
    '{{ policy_element("accounts") }}',
    '{{ quiz("t1-canal") }}',
    '{{ document("ficha") }}',
    '{{ network_table("risks", "uses") }}',
    "{{ case_comparison(1) }}",
    "{{ coverage() }}",
    "{{ sessions() }}",
    "{{ glossary() }}",
    '{{ section_link("t1/2-2") }}',
    "{{ course.description }}",
    "{{ norms() }}",
    "{{ responses() }}",
    "{{ objectives_map() }}",
    '{{ plan("2.2") }}',
    "{{ quiz() }}",
)
# Values in Python that show on the site: file, current text, possible replacements.
PYTHON_VALUES = (
    ("macros/cases.py", r'(?<="service": ")[^"]+', ("Servicio", "Atención", "Servicia")),
    ("course/model/norm.py", r'(?<="in_force": ")[^"]+', ("Vigente", "En vigor", "Vigenta")),
    ("course/language/dates.py", r'(?<=")jun\w+(?=")', ("junio", "junyo", "juniño")),
    ("course/derived/study_rates.py", r"(?<=\nWORDS_PER_MINUTE = )\d+", ("200", "100", "150")),
    ("course/model/question_kinds/base.py", r"(?<=minutes: ClassVar\[int\] = )\d", ("1", "2", "7")),
    ("macros/networks.py", r'(?<="networks": ")[^"]+', ("Redes y web", "Redes o web")),
    ("course/language/durations.py", r"(?<=parts = \[f\"\{hours\} )h+", ("h", "hh")),
    ("exports/metadata.py", r'(?<="@context": ")[^"]+', ("https://schema.org", "http://schema.org/")),
    ("course/model/question_kinds/true_false.py", r'(?<=Choice\(")V\w+', ("Verdadero", "Verdadera")),
    ("course/charts/words.py", r'^"""', ('"""', 'r"""')),
)
_TEXT_KEYS = {
    "text",
    "title",
    "intro",
    "help",
    "label",
    "why",
    "caption",
    "description",
    "definition",
    "summary",
    "name",
    "short_name",
    "context",
    "platform",
    "results",
    "limits",
    "state_today",
    "place",
    "promoter",
    "period",
    "note",
    "prompt",
    "notice",
    "introduction",
    "bad_example",
    "when",
    "means",
    "signs",
    "reply",
    "question",
    "focus",
    "explained",
    "organiser",
    "says",
    "social_media",
    "proof",
    "doubt",
    "example",
    "origin",
    "purpose",
    "formats",
    "audience",
    "uses",
    "verification",
    "risks",
    "accessibility",
    "sample",
    "year",
    "unit",
    "short",
    "tool",
    "cost",
    "governance",
    "survives",
    "model_answer",
    "decided_by",
    "rule",
    "original",
    "value",
}
_PLAIN = re.compile(r"^[A-ZÁÉÍÓÚÑ¿«*][^{|\n]*$", re.MULTILINE)
_SOURCES = "{{ sources() }}"
_OLD = 1_500_000_000


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def snapshot(source: Path) -> dict[str, tuple[bytes, int]]:
    """Every file that an author could touch, with its modification time."""
    paths = [
        source / "mkdocs.yml",
        *(
            path
            for folder in FOLDERS
            for path in (source / folder).rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        ),
    ]
    return {path.relative_to(source).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


def restore(source: Path, kept: dict[str, tuple[bytes, int]]) -> None:
    """Put every file back as it was, newly written, as an author who undoes an edit would."""
    now = snapshot(source)
    for path in now.keys() - kept.keys():
        (source / path).unlink()
    for path, (content, _) in kept.items():
        if path not in now or now[path][0] != content:
            (source / path).parent.mkdir(parents=True, exist_ok=True)
            (source / path).write_bytes(content)


class Edits:
    """The edits of one course. All randomness comes from `chance`, so that a run can be repeated."""

    def __init__(self, source: Path, chance: random.Random) -> None:
        self.source, self.chance = source, chance
        self._number = 0

    def list_all(self, prefix: str) -> list[Callable[[], str | None]]:
        return [getattr(self, name) for name in sorted(dir(type(self))) if name.startswith(prefix)]

    def edit(self) -> str:
        """Make any one edit."""
        return self._do_any("edit_")

    def break_one(self) -> str:
        """Make any one fault."""
        return self._do_any("break_")

    def _do_any(self, prefix: str) -> str:
        while True:
            try:
                said = self.chance.choice(self.list_all(prefix))()
            except (
                yaml.YAMLError,
                LookupError,
                TypeError,
                ValueError,
                AttributeError,
            ):  # the file that it meant to edit is broken
                continue
            if said:
                return said

    def trick_clock(self, before: dict[str, tuple[bytes, int]]) -> str:
        """Give what was just written a time such as another machine's clock, or a copy, would give it."""
        after = snapshot(self.source)
        written = [path for path in after if path in before and after[path] != before[path]]
        keep = self.chance.random() < 0.5
        for path in written:
            mtime = before[path][1] if keep else (_OLD + self.chance.randrange(1000)) * 10**9
            os.utime(self.source / path, ns=(mtime, mtime))
        return f" (con la hora {'de antes' if keep else 'atrasada'})" if written else ""

    # Pages

    def edit_paragraph_added(self) -> str:
        path = self._pick_page()
        lines = self._read(path).split("\n")
        places = [number for number, line in enumerate(lines) if line.startswith("#") and number > 3]
        at = self.chance.choice(places) + 1
        lines[at:at] = ["", self._write_paragraph(path), ""]
        return self._write(path, "\n".join(lines), "un párrafo más")

    def edit_paragraph_changed(self) -> str | None:
        path = self.chance.choice([path for path in self._list_pages() if _PLAIN.search(self._read(path))])
        return self._replace_one(path, _PLAIN, lambda _: self._write_paragraph(path), "un párrafo cambiado")

    def edit_paragraph_removed(self) -> str | None:
        path = self._pick_page()
        if len(_PLAIN.findall(self._read(path))) < 2:
            return None
        return self._replace_one(path, _PLAIN, lambda _: "", "un párrafo menos")

    def edit_letter(self) -> str | None:
        """Replace a letter with another: the size stays the same."""
        path = self.chance.choice(
            [*self._list_pages(), self.source / "docs/assets/css/base.css", self.source / "data/glossary.yml"]
        )
        return self._replace_one(
            path,
            re.compile(r"(?<=[a-z] )(?:el|la|un)(?= [a-z])"),
            lambda found: {"el": "la", "la": "un", "un": "el"}[found[0]],
            "otra letra",
        )

    def edit_own_heading_added(self) -> str:
        path = self._pick_page()
        anchor = self._number_of()
        prefixes = {"1-introduccion": "1-", "2-modelos": "ejemplo-", "3-conclusiones": "3-"}
        is_chapter = path.parent.name.startswith("tema-") and path.stem != "index"
        prefix = prefixes.get(path.stem, "x-") if is_chapter else "x-"
        route = " .essential" if is_chapter else ""
        heading = f"## {self._pick_words().strip('*`')} {chr(123)} #{prefix}{anchor}{route} {chr(125)}"
        return self._insert(path, f"{heading}\n\n{self._write_paragraph(path)}", "un epígrafe más")

    def edit_own_heading_reworded(self) -> str | None:
        path = self._pick_page()
        return self._replace_one(
            path,
            re.compile(r"(?<=^## )(.+)(?= \{ #(?:x|1|3|ejemplo)-)", re.MULTILINE),
            lambda _: self._pick_words().strip("*`"),
            "otro epígrafe",
        )

    def edit_anchor(self) -> str | None:
        path = self._pick_page()
        return self._replace_one(
            path,
            re.compile(r"(?<=\{ #)(x|1|3|ejemplo)-[a-z0-9]+(?= \})"),
            lambda found: f"{found[1]}-{self._number_of()}",
            "otra ancla",
        )

    def edit_title(self) -> str | None:
        path = self._pick_page()
        return self._replace_one(
            path,
            re.compile(r"(?<=^title: ).*$", re.MULTILINE),
            lambda found: f'"{_get_number(found[0])}{self._pick_plain()} {self._number_of()}"',
            "otro título",
        )

    def edit_menu_name(self) -> str:
        """A page's name in the menu: another, or none of its own."""
        path = self._pick_page()
        text = re.sub(r"^menu: .*\n", "", self._read(path), count=1, flags=re.MULTILINE)
        if self.chance.random() < 0.7:
            number = _get_number(re.search(r"^title: (.*)$", text, re.MULTILINE)[1])
            line = f'menu: "{number}{self._pick_plain()} {self._number_of()}"\n'
            text = text.replace("description: ", f"{line}description: ", 1)
        return self._write(path, text, "otro nombre en el menú")

    def edit_description(self) -> str | None:
        path = self._pick_page()
        return self._replace_one(
            path,
            re.compile(r"(?<=^description: ).*$", re.MULTILINE),
            lambda _: (
                f"Una descripción que es bastante larga para un buscador, con {self._pick_plain()} {self._number_of()}"
            ),
            "otra descripción",
        )

    def edit_search_excluded(self) -> str:
        path = self._pick_page()
        text = self._read(path)
        line = "search: {exclude: true}\n"
        text = text.replace(line, "", 1) if line in text else text.replace("description:", line + "description:", 1)
        return self._write(path, text, "dentro o fuera del buscador")

    def edit_call_added(self) -> str:
        path = self._pick_page()
        call = self.chance.choice(CALLS)
        return self._insert(path, call, f"llama a {call}")

    def edit_call_removed(self) -> str | None:
        path = self._pick_page()
        return self._replace_one(
            path, re.compile(r"^\{\{ [a-z_]+\(.*\) \}\}$", re.MULTILINE), lambda _: "", "una llamada menos"
        )

    def edit_page_added(self) -> str:
        folder = self.chance.choice(("", "extra/", "extra/dentro/", "casos/", "autores/"))
        path = self.source / f"docs/{folder}pagina-{self._number_of()}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        name = f"{self._pick_plain()} {self._number_of()}"
        text = (
            f'---\ntitle: "{name}"\n'
            "description: Una página nueva del curso de prueba, que puede durar poco o mucho.\n---\n"
            f"# {name} {{ #nueva }}\n\n"
            f"{self._write_paragraph(path)}\n\n"
            f"{self.chance.choice(CALLS).replace('{{ sources() }}', '')}\n\n"
            "## Fuentes { #fuentes }\n\n{{ sources() }}\n"
        )
        return self._write(path, text, "página nueva")

    def edit_page_removed(self) -> str | None:
        pages = self._list_own_pages()
        if not pages:
            return None
        path = self.chance.choice(pages)
        path.unlink()
        return f"{self._name(path)}: página borrada"

    def edit_page_moved(self) -> str:
        pages = [
            *self._list_own_pages(),
            *(path for path in self._list_pages() if path.parent.name == "tema-1" and path.stem != "index"),
        ]
        path = self.chance.choice(pages)
        folder = (
            path.parent
            if path.parent.name == "tema-1"
            else self.source / self.chance.choice(("docs", "docs/extra", "docs/otra"))
        )
        folder.mkdir(exist_ok=True)
        new = folder / f"{path.stem.partition('--')[0]}--{self._number_of()}.md"
        path.rename(new)
        return f"{self._name(path)}: ahora es {self._name(new)}"

    # Data

    def edit_text_of_data(self) -> str:
        """Replace a word in any text of any YAML file."""
        while True:
            path = self.chance.choice([path for path in self._list_data() if path.stem != "programme"])
            data = self._load(path)
            places = [
                (owner, key)
                for owner, key in _list_texts(data)
                if key in _TEXT_KEYS or (isinstance(key, int) and " " in owner[key])
            ]
            if places:
                break
        owner, key = self.chance.choice(places)
        old = owner[key]
        plain = self._pick_plain()
        if key in ("context", "platform", "results", "limits") and self.chance.random() < 0.5:
            plain = f"{plain} [@{self._pick_key()}]"
        if isinstance(key, str) and key in ("year", "unit", "short"):
            owner[key] = old + "."
        else:
            owner[key] = f"{old.rstrip('.')} {plain}." if old.endswith(".") else f"{old} {plain}"
        return self._dump(path, data, f"«{key}»")

    def edit_term_added(self) -> str | None:
        path = self.source / "data/glossary.yml"
        data = self._load(path)
        known = {form for term in data["terms"] for form in (term["term"], *term.get("variants", ()))}
        free = [term for term in TERMS if term not in known]
        if not free:
            return None
        number = self._number_of()
        term = {
            "id": f"termino-{number}",
            "term": self.chance.choice(free),
            "definition": f"Definición {number}, con gobernanza.",
            "section": self.chance.choice(SECTIONS),
        }
        data["terms"].insert(self.chance.randrange(len(data["terms"]) + 1), term)
        return self._dump(path, data, f"término nuevo «{term['term']}»")

    def edit_term_removed(self) -> str | None:
        path = self.source / "data/glossary.yml"
        data = self._load(path)
        if len(data["terms"]) < 2:
            return None
        gone = data["terms"].pop(self.chance.randrange(len(data["terms"])))
        return self._dump(path, data, f"sin el término «{gone['term']}»")

    def edit_variant(self) -> str:
        path = self.source / "data/glossary.yml"
        data = self._load(path)
        term = self.chance.choice(data["terms"])
        known = {form for term in data["terms"] for form in (term["term"], *term.get("variants", ()))}
        free = [form for form in (*TERMS, "ventanillas únicas") if form not in known]
        if term.get("variants") and (self.chance.random() < 0.5 or not free):
            term["variants"].pop()
            if not term["variants"]:
                del term["variants"]
        elif free:
            term.setdefault("variants", []).append(self.chance.choice(free))
        else:
            term["section"] = self.chance.choice(SECTIONS)
        return self._dump(path, data, f"variantes de «{term['term']}»")

    def edit_case(self) -> str:
        path = self.chance.choice(sorted(self.source.glob("data/cases/*.yml")))
        data = self._load(path)
        what = self.chance.choice(("sections", "status", "kind", "scope", "figures", "sources"))
        if what == "sections":
            data["sections"] = [
                self.chance.choice(SECTIONS[:-1]),
                *self.chance.sample(SECTIONS[-1:], self.chance.randrange(2)),
            ]
        elif what == "status":
            data["status"] = self.chance.choice(("active", "ended", "unknown"))
        elif what == "kind":
            data["kind"] = self.chance.choice(("service", "wiki", "plan"))
        elif what == "scope":
            data["scope"] = self.chance.choice(("municipal", "state", "european"))
        elif what == "figures" and data.get("figures"):
            data.pop("figures")
        elif what == "figures":
            data["figures"] = [
                {"label": "Trámites", "value": str(self._number), "year": "2021", "source": self._pick_key()}
            ]
        else:
            data["sources"] = self.chance.sample(self._list_keys(), 2)
        return self._dump(path, data, what)

    def edit_case_added_or_removed(self) -> str:
        own = sorted(self.source.glob("data/cases/nuevo-*.yml"))
        if own and self.chance.random() < 0.5:
            path = self.chance.choice(own)
            path.unlink()
            (self.source / f"docs/casos/{path.stem}.md").unlink(missing_ok=True)
            return f"{self._name(path)}: caso borrado"
        name = f"nuevo-{self._number_of()}"
        text = self._read(self.source / "data/cases/cita.yml").replace("id: cita", f"id: {name}", 1)
        text = re.sub(r"(?<=^short_name: ).*$", f"Caso {name}", text, flags=re.MULTILINE)
        page = self._read(self.source / "docs/casos/cita.md").replace('"cita"', f'"{name}"')
        self._write(self.source / f"docs/casos/{name}.md", page, "")
        return self._write(self.source / f"data/cases/{name}.yml", text, "caso nuevo")

    def edit_question(self) -> str:
        path = self.source / "quizzes/tema-1.yml"
        data = self._load(path)
        questions = data["questions"]
        what = self.chance.choice(("section", "order", "level", "objective", "added", "removed"))
        question = self.chance.choice(questions)
        if what == "section":
            question["section"] = self.chance.choice([section for section in SECTIONS if section.startswith("t1")])
        elif what == "order":
            self.chance.shuffle(questions)
        elif what == "level":
            question["level"] = self.chance.choice(("remember", "understand", "apply"))
        elif what == "objective":
            question["objective"] = self.chance.choice(("G1", "E1"))
        elif what == "added":
            questions.append(
                {
                    **questions[0],
                    "id": f"t1-nueva-{self._number_of()}",
                    "prompt": f"¿Y la pregunta {self._number}?",
                    "section": "t1/1",
                }
            )
        elif len(questions) > 1:
            own = [question for question in questions if question["id"].startswith("t1-nueva")]
            if own:
                questions.remove(own[0])
        return self._dump(path, data, f"preguntas: {what}")

    def edit_reference(self) -> str | None:
        what = self.chance.choice(("year", "title", "author"))
        path = self.source / "data/references.bib"
        if what == "year":
            return self._replace_one(
                path,
                re.compile(r"(?<=year = \{)20\d\d(?=\})"),
                lambda _: self.chance.choice(("2019", "2020", "2021")),
                "otro año",
            )
        if what == "title":
            return self._replace_one(
                path,
                re.compile(r"(?<=^  title = \{\{).+(?=\}\})", re.MULTILINE),
                lambda found: f"{found[0].split(' ·')[0]} · {self._number_of()}",
                "otro título",
            )
        names = ("Gómez Ruiz, Luis", "Pérez Gil, Ana", "Abad Soto, Eva", "Zafra Mora, Paz")
        return self._replace_one(
            path,
            re.compile(r"(?<=author = \{)[A-ZÁÉÍÓÚ][^{}]+(?=\})"),
            lambda _: self.chance.choice(names),
            "otro autor",
        )

    def edit_reference_added(self) -> str:
        """One more work, and a citation of it."""
        number = self._number_of()
        year, author = self.chance.choice(("2020", "2021")), self.chance.choice(("Gómez Ruiz, Luis", "Pérez Gil, Ana"))
        entry = (
            f"\n@article{{nueva_{number},\n"
            f"  title = {{{{Obra {number}}}}},\n"
            f"  author = {{{author}}},\n"
            f"  year = {{{year}}},\n"
            "  journal = {Revista},\n"
            "  language = {spanish}\n}\n"
        )
        path = self.source / "data/references.bib"
        self._write(path, self._read(path) + entry, "")
        page = self.chance.choice([page for page in self._list_pages() if _SOURCES in self._read(page)])
        return self._insert(page, f"Lo dice otra obra [@nueva_{number}].", f"fuente nueva_{number}, y su cita")

    def edit_citation_removed(self) -> str | None:
        path = self._pick_page()
        return self._replace_one(path, re.compile(r" \[@[^\]]+\]"), lambda _: "", "una cita menos")

    def edit_citation_changed(self) -> str | None:
        path = self._pick_page()
        return self._replace_one(path, re.compile(r"\[@[^\]]+\]"), lambda _: self._write_citation(), "otra cita")

    def edit_plan(self) -> str:
        path = self.source / "data/plan.yml"
        data = self._load(path)
        section = self.chance.choice(data["sections"])
        what = self.chance.choice(("required", "core", "added", "order"))
        field = self.chance.choice(section["fields"])
        if what in ("required", "core"):
            field[what] = not field.get(what, False)
            field["required"] = field.get("required", False) or field.get("core", False)
        elif what == "added":
            section["fields"].append(
                {
                    "id": f"campo-{self._number_of()}",
                    "kind": "short_text",
                    "label": f"Campo {self._number}",
                    "help": "Lo que sea.",
                    "example": "Algo",
                }
            )
        else:
            self.chance.shuffle(section["fields"])
        return self._dump(path, data, f"plan: {what}")

    def edit_number(self) -> str | None:
        return self._replace_one(
            self.source / "data/figures/esperas.csv",
            re.compile(r"(?<=,)[\d.]+(?=,)"),
            lambda _: str(self.chance.randrange(1, 59)),
            "otra cifra",
        )

    def edit_drawing(self) -> str | None:
        path = self.source / "docs/assets/figures/canales.svg"
        return self._replace_one(
            path, re.compile(r"(?<=<rect x=\")\d+|(?<= y=\")\d+"), lambda _: str(self.chance.randrange(9)), "otro trazo"
        )

    def edit_norms(self) -> str:
        path = self.source / "data/norms.yml"
        data = self._load(path)
        norm = data["norms"][0]
        what = self.chance.choice(("checked", "says", "status", "social_media"))
        if what == "checked":
            norm["checked"] = norm["checked"].replace(day=self.chance.randrange(1, 28))
        elif what == "says":
            norm["articles"][0]["says"] = f"Las personas eligen {self._number_of()}."
        elif what == "status":
            norm["status"] = self.chance.choice(("in_force", "amended"))
            norm["status_note"] = "La cambió otra."
        else:
            norm["social_media"] = f"Un mensaje no es un registro {self._number_of()}."
        return self._dump(path, data, what)

    def edit_programme(self) -> str:
        """Another title for a heading, in the programme and on the page that teaches it."""
        path = self.source / "data/programme.yml"
        data = self._load(path)
        tema = self.chance.choice(data["temas"])
        if self.chance.random() < 0.3:
            tema["short"] = f"Corto {self._number_of()}"
            return self._dump(path, data, "título breve de un tema")
        heading = self.chance.choice(tema["headings"])
        shown = f"{heading.get('shown', heading['title']).split(' ·')[0].rstrip('.')} · {self._number_of()}"
        heading["title"] = f"{shown.upper() if 'shown' in heading else shown}."
        if "shown" in heading:
            heading["shown"] = f"{shown}."
        label = f"{heading['number'].rstrip('.')}. {shown}" if heading.get("number") else shown
        for page in (self.source / f"docs/tema-{tema['number']}").glob("*.md"):
            text = self._read(page)
            if page.stem != "index" and f"{{ #{heading['anchor']} }}" in text:
                line = find_heading_line(text, heading["anchor"])
                new = f"{line.partition(' ')[0]} {label} {{ #{heading['anchor']} }}"
                self._write(page, text.replace(line, new), "")
        return self._dump(path, data, f"epígrafe «{label}»")

    def edit_course(self) -> str:
        path = self.source / "data/course.yml"
        data = self._load(path)
        what = self.chance.choice(("title", "objective", "session", "exam", "objectives"))
        if what == "title":
            data["title"] = f"Curso mínimo {self._number_of()}"
        elif what == "objective":
            self.chance.choice(data["objectives"])["text"] = f"Entender algo {self._number_of()}."
        elif what == "session":
            self.chance.choice(data["sessions"])["headings"] = self.chance.sample(SECTIONS, 2)
        elif what == "exam":
            data["assessment"]["exam_minutes"] = self.chance.randrange(5, 30)
        else:
            data["objectives"].reverse()
        return self._dump(path, data, what)

    def edit_edition(self) -> str:
        path = self.source / "data/edition.yml"
        data = self._load(path)
        what = self.chance.choice(("hours", "day", "enrolment", "declared"))
        if what == "hours":
            data["schedule"]["end"] = self.chance.choice(("13:20", "13:40"))
        elif what == "day":
            data["sessions"][1]["date"] = datetime.date(2024, 6, self.chance.randrange(12, 28))
        elif what == "enrolment":
            data["enrolment"] = {"opens": datetime.date(2024, 5, self.chance.randrange(1, 28))}
        else:
            data["declared"] = {"state": "cancelled", "reason": f"Motivo {self._number_of()}."}
        return self._dump(path, data, what)

    def edit_whole_file_removed(self) -> str:
        """Remove an optional data file and the calls that show it; or add a document."""
        name = self.chance.choice(("triage", "responses", "timeline", "codebook", "document"))
        if name == "document":
            number = self._number_of()
            text = (
                self._read(self.source / "data/documents/ficha.yml")
                .replace("id: ficha", f"id: ficha-{number}")
                .replace("Ficha de", f"Ficha {number} de")
            )
            return self._write(self.source / f"data/documents/ficha-{number}.yml", text, "documento nuevo")
        own = sorted(self.source.glob("data/documents/ficha-*.yml"))
        path = self.chance.choice(own) if own else self.source / f"data/{name}.yml"
        path.unlink(missing_ok=True)
        if name == "responses" and not own:
            tree = self.source / "data/triage.yml"
            self._replace_one(tree, re.compile(r"^    responses:.*\n(?:    - .*\n)*", re.MULTILINE), lambda _: "", "")
        macros = ("codebook", "coding_spreadsheet") if name == "codebook" else (name,)
        for page in self._list_pages():
            text = self._read(page)
            for macro in macros if not own else ():
                text = text.replace(f"{{{{ {macro}() }}}}", "Nada.")
            if text != self._read(page):
                self._write(page, text, "")
        return f"{self._name(path)}: borrado"

    # What makes the site

    def edit_settings(self) -> str | None:
        path = self.source / "mkdocs.yml"
        text = self._read(path)
        what = self.chance.choice(("site_name", "permalink", "toc", "features", "css", "search", "quiz"))
        if what == "site_name":
            return self._replace_one(
                path, re.compile(r"(?<=^site_name: ).*$", re.MULTILINE), lambda _: f"Sitio {self._number_of()}", what
            )
        if what == "permalink":
            return self._replace_one(
                path,
                re.compile(r"(?<=permalink_title: ).*$", re.MULTILINE),
                lambda _: f"Enlace {self._number_of()}",
                what,
            )
        if what == "toc":
            return self._replace_one(
                path, re.compile(r"(?<=toc_depth: )\d"), lambda _: str(self.chance.randrange(2, 5)), what
            )
        if what == "features":
            new = "  language: es\n  features: [navigation.instant]\n"
            return self._write(
                path,
                text.replace(new, "  language: es\n") if new in text else text.replace("  language: es\n", new, 1),
                what,
            )
        if what == "css":
            line = "extra_css: [assets/css/mia.css]\n"
            return self._write(path, text.replace(line, "") if line in text else text + line, what)
        if what == "quiz":
            return self._replace_one(
                path,
                re.compile(r"(?<=show_progress: )\w+"),
                lambda found: "true" if found[0] == "false" else "false",
                what,
            )
        line = 'site_author: "Alguien"\n'
        return self._write(path, text.replace(line, "") if line in text else text + line, "autor")

    def edit_menu(self) -> str:
        """A menu that may lack a page, or no menu."""
        path = self.source / "data/menu.yml"
        if path.exists() and self.chance.random() < 0.4:
            path.unlink()
            return f"{self._name(path)}: borrado"
        return self._write(path, self._make_menu(), "otro menú")

    def edit_palette(self) -> str | None:
        path = self.source / "data/palette.yml"
        pairs = re.findall(r"^  - .*\n    .*\n", self._read(path), re.MULTILINE)
        self.chance.shuffle(pairs)
        return self._write(path, "colours:\n" + "".join(pairs), "otros colores")

    def edit_template(self) -> str:
        path = self.chance.choice(
            sorted([*self.source.glob("macros/templates/**/*.jinja"), *self.source.glob("course/**/*.jinja")])
        )
        text = self._read(path)
        if "<!--" in text:
            return self._write(
                path, re.sub(r"<!--\d+-->", lambda _: f"<!--{self._number_of()}-->", text), "otra plantilla"
            )
        return self._write(path, f"{text.rstrip()}<!--{self._number_of()}-->\n", "otra plantilla")

    def edit_python(self) -> str | None:
        name, pattern, values = self.chance.choice(PYTHON_VALUES)
        path = self.source / name
        found = re.search(pattern, self._read(path), re.MULTILINE)
        others = [value for value in values if found and value != found[0]]
        return (
            self._replace_one(
                path, re.compile(pattern, re.MULTILINE), lambda _: self.chance.choice(others), "otro Python"
            )
            if others
            else None
        )

    def edit_theme(self) -> str:
        path = self.chance.choice(sorted(path for path in (self.source / "overrides").rglob("*") if path.is_file()))
        text = self._read(path)
        comment = f"<!--t{self._number_of()}-->"
        text = re.sub(r"<!--t\d+-->", comment, text) if "<!--t" in text else text.replace("</", f"{comment}</", 1)
        return self._write(path, text, "otro tema")

    def edit_asset(self) -> str:
        path = self.chance.choice(
            sorted(path for path in (self.source / "docs/assets").rglob("*") if path.suffix in (".css", ".js"))
        )
        text = re.sub(r"/\* n\d+ \*/\n|\.n\d+ \{ top: \d+px; \}\n|void \d+;\n", "", self._read(path))
        number = self._number_of()
        line = f".n{number} {{ top: {number}px; }}\n" if path.suffix == ".css" else f"void {number};\n"
        return self._write(path, text + line, "otro estilo o guion")

    def edit_other_file(self) -> str:
        """A file that is not a page: new, changed, moved or deleted."""
        own = sorted((self.source / "docs").glob("assets/vendor/prueba*/*.js"))
        if not own or self.chance.random() < 0.3:
            return self._write(
                self.source
                / f"docs/assets/vendor/{self.chance.choice(('prueba', 'prueba-2'))}/n{self._number_of()}.js",
                "void 0;\n",
                "archivo nuevo",
            )
        path = self.chance.choice(own)
        if self.chance.random() < 0.4:
            path.unlink()
            return f"{self._name(path)}: archivo borrado"
        return self._write(path, f"void {self.chance.randrange(10)};\n", "otro archivo")

    def edit_editor_file(self) -> str:
        """A file that an editor leaves beside another, and deletes later."""
        path = self.source / self.chance.choice(
            (
                "docs/tema-1/.1-introduccion.md.swp",
                "docs/index.md~",
                "docs/4913",
                "data/.#glossary.yml",
                "data/#course.yml#",
                "macros/.cases.py.swp",
            )
        )
        if path.exists():
            path.unlink()
            return f"{self._name(path)}: quitado"
        return self._write(path, "borrador\n", "del editor")

    # Faults

    def break_yaml(self) -> str:
        path = self.chance.choice(self._list_data())
        wrong = self.chance.choice(("\nclave_que_no_existe: 1\n", "\n\tcon: tabulador\n", "\n  - [sin cerrar\n"))
        return self._write(path, self._read(path) + wrong, "YAML roto")

    def break_page(self) -> str:
        path = self._pick_page()
        wrong = self.chance.choice(
            ("{{ quizz() }}", "{{ quiz(", "{{ course.nada }}", "[@no_existe_2020]", "#Pegado", "{{ case('no-hay') }}")
        )
        return self._write(path, self._read(path) + f"\n{wrong}\n", f"página rota con {wrong}")

    def break_bytes(self) -> str:
        path = self._pick_page()
        path.write_bytes(path.read_bytes() + "\nadministración\n".encode("latin-1"))
        return f"{self._name(path)}: en Latin-1"

    def break_bibliography(self) -> str:
        path = self.source / "data/references.bib"
        return self._write(path, self._read(path) + "\n@article{rota,\n  title = {{Sin cerrar}\n", "BibTeX roto")

    def break_numbers(self) -> str:
        path = self.source / "data/figures/esperas.csv"
        return self._write(path, self._read(path) + "Otra,mucho,\n", "CSV roto")

    def break_python(self) -> str:
        path = self.source / self.chance.choice(
            ("macros/minutes.py", "macros/cases.py", "course/derived/reading.py", "macros/build.py")
        )
        return self._write(path, self._read(path) + "\ndef rota((:\n", "Python que no se lee")

    def break_macro(self) -> str | None:
        path = self.source / self.chance.choice(
            ("macros/minutes.py", "macros/cases.py", "macros/sources.py", "macros/sessions.py")
        )
        return self._replace_one(
            path,
            re.compile(r"(?<=^def )\w+\(site: Site.*\) -> str:.*$", re.MULTILINE),
            lambda found: f"{found[0]}\n    raise ValueError('rota')",
            "macro que falla",
        )

    def break_template(self) -> str:
        path = self.chance.choice(sorted(self.source.glob("macros/templates/**/*.jinja")))
        wrong = self.chance.choice(("{% if %}", "{{ nadie_lo_dice }}", "{% endfor %}"))
        return self._write(path, self._read(path) + wrong, f"plantilla rota con {wrong}")

    def break_theme(self) -> str:
        path = self.source / self.chance.choice(("overrides/main.html", "overrides/partials/nav.html"))
        return self._write(path, self._read(path) + "{% if %}", "tema roto")

    def break_settings(self) -> str:
        path = self.source / "mkdocs.yml"
        return self._write(path, self._read(path).replace("docs_dir: docs", "docs_dir: docs: "), "mkdocs.yml roto")

    def break_needed_page(self) -> str:
        path = self.source / self.chance.choice(
            ("docs/glosario.md", "docs/calendario.md", "docs/casos/cita.md", "docs/tema-2/index.md")
        )
        path.unlink(missing_ok=True)
        return f"{self._name(path)}: falta"

    # What they share

    def _read(self, path: Path) -> str:
        return path.read_text(encoding="utf-8", errors="replace")

    def _read_or_nothing(self, path: Path) -> str:
        return self._read(path) if path.exists() else ""

    def _write(self, path: Path, text: str, said: str) -> str:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return f"{self._name(path)}: {said}"

    def _insert(self, path: Path, block: str, said: str) -> str:
        """Add a block at the end of a page, before its closing headings."""
        text = self._read(path)
        closing = re.search(r"^## (?:Ideas clave|Comprueba lo aprendido|Fuentes) ", text, re.MULTILINE)
        place = closing.start() if closing else len(text)
        return self._write(path, f"{text[:place].rstrip()}\n\n{block}\n\n{text[place:]}", said)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.source).as_posix()

    def _load(self, path: Path) -> Any:
        return yaml.safe_load(self._read(path))

    def _dump(self, path: Path, data: Any, said: str) -> str:
        return self._write(path, yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000), said)

    def _replace_one(
        self, path: Path, pattern: re.Pattern[str], make: Callable[[re.Match[str]], str], said: str
    ) -> str | None:
        """Replace any one of the pattern's matches with another text."""
        text = self._read(path)
        found = list(pattern.finditer(text))
        if not found:
            return None
        match = self.chance.choice(found)
        return self._write(path, text[: match.start()] + make(match) + text[match.end() :], said)

    def _number_of(self) -> int:
        self._number += 1
        return self._number

    def _list_pages(self) -> list[Path]:
        return sorted((self.source / "docs").rglob("*.md"))

    def _list_data(self) -> list[Path]:
        return sorted([*self.source.glob("data/**/*.yml"), *self.source.glob("quizzes/*.yml")])

    def _list_own_pages(self) -> list[Path]:
        return [path for path in self._list_pages() if path.name.startswith("pagina-")]

    def _pick_page(self) -> Path:
        return self.chance.choice(self._list_pages())

    def _pick_words(self) -> str:
        return self.chance.choice(WORDS)

    def _pick_plain(self) -> str:
        return self.chance.choice(WORDS).strip("*`«»")

    def _list_keys(self) -> list[str]:
        return re.findall(r"^@\w+\{(\w+),", self._read(self.source / "data/references.bib"), re.MULTILINE)

    def _pick_key(self) -> str:
        return self.chance.choice(self._list_keys())

    def _write_citation(self) -> str:
        keys = self.chance.sample(self._list_keys(), self.chance.randrange(1, 4))
        return "[" + "; ".join(f"@{key}" + self.chance.choice(("", "", ", p. 3", ", art. 14.1")) for key in keys) + "]"

    def _write_paragraph(self, page: Path) -> str:
        parts = ["Aquí", *(self._pick_words() for _ in range(self.chance.randrange(1, 6)))]
        if self.chance.random() < 0.4 and _SOURCES in self._read_or_nothing(page):
            parts.append(self._write_citation())
        if self.chance.random() < 0.3:
            target = self._pick_page()
            anchors = re.findall(r"\{ #(\S+) \}", self._read(target))
            fragment = self.chance.choice(["", *(f"#{anchor}" for anchor in anchors)])
            parts.append(f"[enlace]({os.path.relpath(target, page.parent)}{fragment})")
        if self.chance.random() < 0.1:
            parts.append("{{ course.title }}")
        return " ".join(parts) + "."

    def _make_menu(self) -> str:
        """The pages that belong to no tema, in any order and grouping; seldom, all but one."""
        pages = [path.relative_to(self.source / "docs").as_posix() for path in self._list_pages()]
        pages = [page for page in pages if not page.startswith("tema-")]
        self.chance.shuffle(pages)
        if self.chance.random() < 0.1:
            del pages[0]
        lines, is_in_part = ["entries:", "  - temas: []"], False
        for page in pages:
            if self.chance.random() < 0.2:
                lines += [f'  - title: "Parte {self._number_of()}"', "    pages:"]
                is_in_part = True
            lines.append(f"      - {page}" if is_in_part else f"  - page: {page}")
        return "\n".join(lines) + "\n" + (f"footer: [{pages[-1]}]\n" if self.chance.random() < 0.5 else "")


def _get_number(title: str) -> str:
    """The number with which a title begins and the space after it, or nothing."""
    return re.match(r'"?(\d[\d.]*\. )?', title)[1] or ""


def _list_texts(data: Any) -> Iterator[tuple[Any, Any]]:
    """The places of all texts in a YAML value: each container and the key in it."""
    for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        if isinstance(value, str):
            yield data, key
        elif isinstance(value, (dict, list)):
            yield from _list_texts(value)
