"""The paper of a session as Typst source: first the order, which says what there is to print, and then every copy.

How it looks is for `pack.typ`, whose functions are called here by name, and for those of the sheets and the cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from course.derived.printing import PrintedItem
from course.derived.session_guides import OTHER_SIZES
from course.derived.titles import get_name_with_tema
from course.language.inline_markdown import render_inline
from course.model.session_guide import GROUP_SIZES
from exports.activity_sheets.documents import SHEETS, name_scope
from exports.cards.document import write_card_footer
from exports.office import LANGUAGE
from exports.pdf.typst_body import Surroundings, write_body
from exports.pdf.typst_source import write_call, write_document, write_heading, write_lines, write_listed, write_text
from exports.print_packs.contents import Pack, Paper
from exports.printed_test.sheet_questions import choose_sheet_questions

PACK_LOOKS = Path(__file__).with_name("pack.typ")
_FOR_WHOM = "Para quién y para qué"
_NOWHERE = Surroundings({})  # the texts have no links


class _Placed(NamedTuple):
    """A paper with its copies, and the pages that they take, counted from the end of the order."""

    paper: Paper
    copies: int
    first: int
    last: int


def write_pack(pack: Pack, position: int) -> str:
    """The source of the file for the size of group at this position of `GROUP_SIZES`."""
    course = pack.course.facts.title
    scope = name_scope(pack.guide.session, "Para imprimir")
    title = f"{scope}, con {GROUP_SIZES[position]} personas"
    placed = _place(pack.papers, position)
    show = write_call("show: pack-paper.with", title=f"{title}. {course}", language=LANGUAGE)
    order = [write_heading(title, 1), *_write_order(pack, position, placed)]
    return write_document(
        PACK_LOOKS.name,
        show,
        [write_call("order-pages", write_lines(order), f"{course}. {scope}."), *_write_papers(pack, placed)],
    )


def _place(papers: Sequence[Paper], position: int) -> list[_Placed]:
    placed: list[_Placed] = []
    for paper in papers:
        copies, before = paper.item.counts[position], placed[-1].last if placed else 0
        placed.append(_Placed(paper, copies, before + 1, before + copies * paper.pages))
    return placed


def _write_papers(pack: Pack, placed: Sequence[_Placed]) -> Iterator[str]:
    """All the copies, on the pages of the file that each paper has of its own. A document has none, and is named."""
    for paper, count, *_ in placed:
        copies = write_call("copies", paper.source, count=count, first=paper.first)
        if paper.item.sort == "cards":
            yield write_call("card-pages", copies, write_card_footer(pack.course, pack.guide.guide))
        else:
            scope = name_scope(pack.guide.session, paper.name if paper.item.sort == "documents" else SHEETS)
            yield write_call("activity-pages", copies, pack.course.facts.title, scope)


def _write_order(pack: Pack, position: int, placed: Sequence[_Placed]) -> Iterator[str]:
    seats = "."
    if pack.guide.has_copies_by_table:
        tables = pack.guide.guide.tables[position]
        seats = f" en {f'{tables} mesas' if tables > 1 else 'una mesa'}. {OTHER_SIZES}."
    yield "".join(
        [
            write_text("Imprime este archivo entero, en A4 y a una cara. Son "),
            _write_place(placed[-1].last),
            write_text(f" hojas con esta, para {GROUP_SIZES[position]} personas{seats} Van en este orden:"),
        ]
    )
    rows = (_write_row(each) for each in placed)
    yield _write_table("packed", ["Páginas", "Qué es", "Copias", _FOR_WHOM], rows)
    if placed[-1].paper.item.replaces_computers:
        yield _tell_plan(position, placed)
    yield write_heading("Lo que no va en este archivo", 2)
    if pack.apart:
        rows = (_write_apart(pack, item, position) for item in pack.apart)
        yield _write_table("apart", ["Qué es", "Copias", _FOR_WHOM], rows)
    yield write_listed("list", (f"[{write_text(line)}]" for line in _list_others(pack)))


def _tell_plan(position: int, placed: Sequence[_Placed]) -> str:
    """What isn't printed of «Mi plan», which is the last paper."""
    pages = placed[-1].paper.pages
    each_one = f"{pages} páginas" if pages > 1 else "una página"
    fewer = f"Si sois menos de {GROUP_SIZES[position]}, quita del final {each_one} por cada persona que falte."
    if len(placed) == 1:
        return write_text(f"Si hay un ordenador para cada persona, no imprimas nada de él. {fewer}")
    return "".join(
        [
            write_text("Si hay un ordenador para cada persona, imprime solo hasta la página "),
            _write_place(placed[-2].last),
            write_text(f", porque las demás son de «Mi plan». {fewer}"),
        ]
    )


def _write_row(each: _Placed) -> list[str]:
    item, pages = each.paper.item, each.paper.pages
    place = _write_place(each.first)
    if each.last > each.first:
        place += write_text(" a ") + _write_place(each.last)
    copies = f"{each.copies}, de {pages} páginas" if pages > 1 else f"{each.copies}"
    return [place, write_text(each.paper.name), write_text(copies), _write_use(item)]


def _write_apart(pack: Pack, item: PrintedItem, position: int) -> list[str]:
    names = [each.title for each in item.documents]
    if item.page:
        names = [get_name_with_tema(pack.course, item.page)]
    name = f"{item.where}: {'; '.join(names) or item.name}"
    copies = str(item.counts[position]) if item.counts else item.shown_counts
    return [write_text(name), write_text(copies), _write_use(item)]


def _write_use(item: PrintedItem) -> str:
    """For whom it is, and what is used."""
    text = Markup("<p>{}. {}</p>").format(item.copies, render_inline(item.what))
    return write_body(text, _NOWHERE, 1).strip()


def _list_others(pack: Pack) -> Iterator[str]:
    """What the guide doesn't list, because it isn't handed out or isn't needed."""
    yield "Para ti, la guía de la sesión y el archivo que acaba en «actividades-soluciones»."
    if choose_sheet_questions(pack.course, pack.guide.session):
        halves = "los archivos que acaban en «hoja-a» y «hoja-b», la mitad de cada uno"
        yield f"Si quieres las preguntas en papel, {halves}, y «hoja-clave»."


def _write_place(number: int) -> str:
    """The page of the file that is so many after the order."""
    return write_call("after-order", None, number=number)


def _write_table(name: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    header = write_listed("table.header", (f"[{write_text(title)}]" for title in titles))[1:]
    return write_listed(f"{name}-table", [header, *(f"[{cell}]" for row in rows for cell in row)])
