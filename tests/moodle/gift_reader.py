"""Reads GIFT as Moodle's importer does: escapes first, then signs; comments hold ids and tags."""

from __future__ import annotations

import re

from moodle.stored import Stored, StoredAnswer, check_fractions, read_fraction
from moodle.xml_reader import split_category

# Private use: stand-ins for the escaped signs while the text is split.
_STAND_INS = {sign: chr(0xE100 + number) for number, sign in enumerate(":#={}~\n")}
_WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")
_FORMATS = ("moodle", "html", "plain", "markdown")


def read_gift(content: bytes) -> list[Stored]:
    category: tuple[str, ...] = ()
    questions = []
    for block in re.split(r"\n[ \t]*\n", content.decode().strip()):
        lines = block.split("\n")
        comments = "\n".join(line for line in lines if line.strip().startswith("//"))
        text = "\n".join(line for line in lines if not line.strip().startswith("//")).strip()
        if text.startswith("$CATEGORY:"):
            category = split_category(text.removeprefix("$CATEGORY:").strip())
        elif text:
            questions.append(_read_question(_hide_escapes(text), comments, category))
            check_fractions(questions[-1])
    return questions


def _hide_escapes(text: str) -> str:
    def hide(match: re.Match[str]) -> str:
        sign = "\n" if match[1] == "n" else match[1]
        return "\\" if sign == "\\" else _STAND_INS[sign]

    return re.sub(r"\\([\\:#={}~n])", hide, text)


def _show(text: str) -> str:
    for sign, stand_in in _STAND_INS.items():
        text = text.replace(stand_in, sign)
    return text.strip()


def _read_text(text: str) -> str:
    """A text without the name of its format, if it begins with one."""
    match = re.match(r"\[(\w+)\]", text.strip())
    return _show(text.strip()[match.end() :] if match and match[1] in _FORMATS else text)


def _read_question(text: str, comments: str, category: tuple[str, ...]) -> Stored:
    assert text.startswith("::")
    name, _, rest = text[2:].partition("::")
    assert rest.count("{") == rest.count("}") == 1 and rest.endswith("}"), rest
    question_text, _, answer_text = rest[:-1].partition("{")
    body, _, feedback = answer_text.strip().rpartition("####")
    body = body.strip()
    kind, answers, subquestions, settings = _read_body(body)
    ids = re.findall(r"\[id:([^\]]+)\]", comments)
    return Stored(
        kind,
        category,
        _show(name),
        ids[0],
        _read_text(question_text),
        _read_text(feedback),
        tuple(answers),
        tuple(subquestions),
        (),
        tuple(re.findall(r"\[tag:([^\]]+)\]", comments)),
        settings,
    )


def _read_body(body: str) -> tuple[str, list[StoredAnswer], list[tuple[str, str]], dict[str, object]]:
    """The type is guessed from the signs in the answers, in this order."""
    if not body:
        return "essay", [], [], {}
    if body.startswith("#"):
        return "numerical", _read_numbers(body[1:]), [], {"units": {}, "showunits": 3, "unitgradingtype": 0}
    if "~" in body:
        is_single = "=" in body
        parts = _split(body.replace("=", "~="), "~")
        return "multichoice", [_read_choice(part) for part in parts], [], {"single": is_single}
    if "=" in body and "->" in body:
        pairs = [part.partition("->") for part in _split(body, "=")]
        assert all(sign for _, sign, _ in pairs)
        return "match", [], [(_read_text(item), _show(answer)) for item, _, answer in pairs], {}
    truth = body.partition("#")[0].strip()
    if truth in ("T", "TRUE", "F", "FALSE"):
        return "truefalse", _read_truth(body, truth.startswith("T")), [], {}
    return "shortanswer", [_read_weighted(part) for part in _split(body, "=")], [], {"usecase": 0}


def _split(text: str, sign: str) -> list[str]:
    parts = [part.strip() for part in text.split(sign)]
    return parts if parts[0] else parts[1:]


def _read_choice(part: str) -> StoredAnswer:
    return _read_comment(part[1:], 1) if part.startswith("=") else _read_weighted(part, 0)


def _read_weighted(part: str, default: float = 1) -> StoredAnswer:
    weight = _WEIGHT.match(part)
    if weight is None:
        return _read_comment(part, default)
    return _read_comment(part[weight.end() :], read_fraction(weight[1]))


def _read_comment(part: str, fraction: float) -> StoredAnswer:
    text, _, feedback = part.partition("#")
    return StoredAnswer(_read_text(text), fraction, _read_text(feedback))


def _read_truth(body: str, is_true: bool) -> list[StoredAnswer]:
    _, wrong, right = body.split("#", 2)
    return [
        StoredAnswer(str(truth).lower(), float(truth is is_true), _read_text(right if truth is is_true else wrong))
        for truth in (True, False)
    ]


def _read_numbers(body: str) -> list[StoredAnswer]:
    body, has_rest, rest = body.partition("~")
    answers = []
    for answer in map(_read_weighted, _split(body, "=")):
        number, _, tolerance = answer.text.partition(":")
        assert re.fullmatch(r"-?\d+(\.\d+)?", number), number
        answers.append(StoredAnswer(number, answer.fraction, answer.feedback, float(tolerance or 0)))
    return [*answers, StoredAnswer("*", 0, _read_text(rest.partition("#")[2]))] if has_rest else answers
