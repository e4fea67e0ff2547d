"""Plain Spanish, measured: INFLESZ of a page, length of its sentences and of its paragraphs.

INFLESZ (Barrio-Cantalejo, 2008) is the Szigriszt-Pazos scale read for Spanish adults: under 55 a text is rather hard.
The floor here is the course's own, 50.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from course.findings import Finding
from course.loading import LoadedCourse
from course.outline import PageSource
from course.prose import Passage, collect_page_passages

LOWEST_INFLESZ = 50
MOST_WORDS_IN_SENTENCE = 35
MOST_WORDS_IN_PARAGRAPH = 100
# Too little text for a measure that counts sentences.
FEWEST_WORDS_MEASURED = 100


@dataclass(frozen=True)
class Readability:
    """Of one page: its INFLESZ (None where it has too little prose), words of prose and mean words in a sentence."""

    inflesz: float | None
    words: int
    words_in_sentence: float


def check_readability(loaded: LoadedCourse) -> list[Finding]:
    findings: list[Finding] = []
    for page in loaded.pages:
        if page.is_authors_guide:
            continue
        passages = collect_page_passages(page)
        findings += [finding for passage in passages if passage.is_running for finding in _check_length(passage)]
        inflesz = measure_readability(page).inflesz
        if inflesz is not None and inflesz < LOWEST_INFLESZ:
            message = f"la página se lee mal: INFLESZ {inflesz:.0f}, y el mínimo es {LOWEST_INFLESZ}"
            findings.append(Finding(page.path, 1, 1, message, "parte las frases largas y cambia las palabras largas"))
    return findings


def measure_readability(page: PageSource) -> Readability:
    """How easy the page's running prose is to read. Titles, tables and short list items don't count."""
    return _measure(tuple(passage.text for passage in collect_page_passages(page) if passage.is_running))


@lru_cache(maxsize=512)
def _measure(texts: tuple[str, ...]) -> Readability:
    import textstat  # takes a third of a second, and only who measures needs it

    from course.prose import split_sentences

    sentences = [sentence for text in texts for sentence in split_sentences(text)]
    words = sum(count_sentence_words(sentence) for sentence in sentences)
    if words < FEWEST_WORDS_MEASURED:
        return Readability(None, words, words / max(1, len(sentences)))
    textstat.set_lang("es")
    # One full stop a sentence, as ours are split; textstat would count those of figures and abbreviations.
    plain = " ".join(sentence.rstrip(".!?… ").translate(_INNER_STOPS) + "." for sentence in sentences)
    return Readability(textstat.szigriszt_pazos(plain), words, words / len(sentences))


_INNER_STOPS = str.maketrans({".": "", "!": ",", "?": ",", "…": ",", ":": ","})


def count_sentence_words(sentence: str) -> int:
    """Words between spaces that hold a letter or a digit."""
    return sum(any(sign.isalnum() for sign in word) for word in sentence.split())


def _check_length(passage: Passage) -> list[Finding]:
    findings = []
    for sentence in passage.sentences:
        words = count_sentence_words(sentence)
        if words > MOST_WORDS_IN_SENTENCE:
            start = " ".join(sentence.split()[:6])
            message = f"la frase «{start}…» tiene {words} palabras: el máximo es {MOST_WORDS_IN_SENTENCE}"
            findings.append(Finding(passage.path, passage.line, 1, message, "pártela"))
    words = count_sentence_words(passage.text)
    if words > MOST_WORDS_IN_PARAGRAPH:
        message = f"el párrafo tiene {words} palabras: el máximo es {MOST_WORDS_IN_PARAGRAPH}"
        findings.append(Finding(passage.path, passage.line, 1, message, "una idea por párrafo"))
    return findings
