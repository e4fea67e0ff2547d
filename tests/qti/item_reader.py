"""An item of QTI as it is written: its interactions, and the identifier of what stands in each for a text."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

QTI = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
_CHOICES = (f"{QTI}qti-simple-choice", f"{QTI}qti-simple-associable-choice")


@dataclass(frozen=True)
class ReadItem:
    """`identifiers` has those of the choices of each interaction by their texts; `feedback`, texts by identifier."""

    id: str
    xml: str
    prompt: str
    identifiers: dict[str, dict[str, str]]
    feedback: dict[str, str]
    declared: dict[str, list[str]]


def read_item(content: bytes) -> ReadItem:
    root = etree.fromstring(content)
    interactions = [element for element in root.iter() if element.get("response-identifier")]
    return ReadItem(
        root.get("identifier"),
        content.decode(),
        read_text(root.find(f"{QTI}qti-item-body")),
        {
            interaction.get("response-identifier"): {
                read_text(choice): choice.get("identifier") for choice in interaction.iter(*_CHOICES)
            }
            for interaction in interactions
        },
        {element.get("identifier"): read_text(element) for element in root.iter(f"{QTI}qti-modal-feedback")},
        {
            element.get("identifier"): [value.text for value in element.iter(f"{QTI}qti-value")]
            for element in root.iter(f"{QTI}qti-response-declaration")
        },
    )


def read_text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
