"""A page with the QTI player of `tooling/node_programs/`, which shows items and scores responses to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page

from qti.item_reader import ReadItem
from tooling.node_programs import find_node_programs, is_required

_SCRIPT = "@citolab/qti-components/cdn/index.global.js"
_PAGE = '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>QTI</title></head><body></body></html>'
_BATCH = 100
# What the page is given: `show` puts an item in it, `score` takes responses to it.
_DRIVER = """
globalThis.player = {
  async show(xml) {
    const found = new Promise((resolve) => {
      document.addEventListener("qti-assessment-item-connected", ({ detail }) => resolve(detail), { once: true });
    });
    const host = document.createElement("qti-item");
    const container = document.createElement("item-container");
    container.itemXML = xml;
    host.append(container);
    document.body.replaceChildren(host);
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error("the player shows no item")), 10000));
    this.item = await Promise.race([found, late]);
    await this.item.updateComplete;
    return this.item;
  },
  find(identifier) {
    return this.item.variables.find((variable) => variable.identifier === identifier)?.value;
  },
  score(responses) {
    this.item.resetResponses();
    for (const each of Object.entries(responses)) this.item.updateResponseVariable(...each);
    this.item.processResponse(true, false);
    return { score: Number(this.find("SCORE")), feedback: this.find("FEEDBACK") ?? null };
  },
  async scoreAll(batch) {
    const found = [];
    for (const { xml, trials } of batch) {
      const item = await this.show(xml);
      const prompt = item.querySelector("qti-item-body").textContent.replace(/\\s+/g, " ").trim();
      const isSeen = item.getBoundingClientRect().height > 0;
      found.push({ prompt, isSeen, scored: trials.map((each) => this.score(each)) });
    }
    return found;
  },
};
"""


class Scored(NamedTuple):
    """The score of a response, and the identifier of what is said of it."""

    score: float
    feedback: str | None


class Played(NamedTuple):
    """What the player made of an item: the text that it shows, whether it takes any room, and the scores."""

    prompt: str
    is_seen: bool
    scored: list[Scored]


class Player:
    """The player in a page. `errors` has what it said that went wrong."""

    def __init__(self, page: Page) -> None:
        modules = find_node_programs()
        if modules is None and not is_required():
            pytest.skip("no están los programas de npm, que trae `python3 tasks.py test`")
        assert modules is not None, "con CI=true esta prueba no se omite"
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.set_content(_PAGE)
        page.add_script_tag(path=modules / _SCRIPT)
        page.evaluate(_DRIVER)

    def show(self, item: ReadItem) -> None:
        self.page.evaluate("async (xml) => { await player.show(xml); }", item.xml)

    def end_attempt(self) -> Scored:
        """Score what was answered on the page."""
        self.page.evaluate("player.item.processResponse(true, false)")
        return Scored(float(self.page.evaluate("player.find('SCORE')")), self.page.evaluate("player.find('FEEDBACK')"))

    def read_response(self, identifier: str = "RESPONSE") -> Any:
        return self.page.evaluate("(identifier) => player.find(identifier)", identifier)

    def play(self, items: Sequence[tuple[ReadItem, Sequence[dict[str, Any]]]]) -> list[Played]:
        """Show each item, and score responses to it, each from the start."""
        found = []
        for start in range(0, len(items), _BATCH):
            batch = [{"xml": item.xml, "trials": list(trials)} for item, trials in items[start : start + _BATCH]]
            found += self.page.evaluate("(batch) => player.scoreAll(batch)", batch)
        return [
            Played(each["prompt"], each["isSeen"], [Scored(got["score"], got["feedback"]) for got in each["scored"]])
            for each in found
        ]
