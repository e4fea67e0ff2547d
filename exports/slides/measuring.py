"""How many lines a text takes on a slide, with the widths of the letters of Arial.

They are those of Liberation Sans too, which replaces it in LibreOffice: a deck is cut the same on every machine,
whatever fonts it has.
"""

from __future__ import annotations

from exports.slides.text import Runs

# Thousandths of the size of the letter, by width. Other characters are taken to be as wide as a capital.
_REGULAR = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " \N{NO-BREAK SPACE}!,./:;I[\\]ftíïÍ",
    333: "()-`r¡·“”",
    350: "•",
    355: '"',
    370: "ºª",
    400: "*°",
    500: "Jcksvxyzç",
    556: "#$0123456789?L_abdeghnopqu«»áéóúüñàèò–€§",
    584: "+<=>~×−÷≤≥",
    611: "FTZ¿",
    667: "&ABEKPSVXYÁÉÀÈ",
    722: "CDHNRUwÚÜÑÇ",
    778: "GOQÓÒ",
    833: "Mm½",
    889: "%",
    944: "W",
    1015: "@—…→",
}
_BOLD = {
    238: "'",
    278: " \N{NO-BREAK SPACE},./I\\ijlíïÍ‘’|",
    333: "!()-:;[]`ft¡·",
    350: "•",
    389: "ºª*r°",
    500: 'z"“”',
    556: "#$0123456789J_aceksvxy«»áéçàè–€§",
    584: "+<=>~×−÷≤≥",
    611: "?FLTZbdghnopqu¿óúüñò",
    667: "EPSVXYÉÈ",
    722: "&ABCDHKNRUÁÚÜÑÇÀ",
    778: "GOQwÓÒ",
    833: "M½",
    889: "%m",
    944: "W",
    1000: "@—…→",
}
_UNLISTED = 778
_WIDTHS = tuple(
    {letter: width for width, letters in table.items() for letter in letters} for table in (_REGULAR, _BOLD)
)
_SAFETY = 1.02  # programs round widths, each in its way
LINE_HEIGHT = 1.2  # sizes of the letter


def count_lines(runs: Runs, size: float, width: float) -> int:
    """The lines that a text takes in letters of this size, broken between words. `size` and `width` are in points."""
    room = width * 1000 / size / _SAFETY
    lines, used = 1, 0.0
    for word, space in _measure_words(runs):
        if used and used + word > room:
            lines, used = lines + 1, 0.0
        while word > room:
            lines, word = lines + 1, word - room
        used += word + space
    return lines


def _measure_words(runs: Runs) -> list[tuple[float, float]]:
    """The width of each word, and of the space behind it."""
    words: list[tuple[float, float]] = []
    word = 0.0
    for run in runs:
        widths = _WIDTHS[run.is_bold]
        for letter in run.text:
            width = widths.get(letter, _UNLISTED)
            if letter == " ":
                words.append((word, width))
                word = 0.0
            else:
                word += width
    return [*words, (word, 0.0)]
