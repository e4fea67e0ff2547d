"""JavaScript without a browser: V8 in the process (mini-racer), for scripts that take and return data.

A realm has what the language has (Intl and normalize() too) and nothing of a page: no document, no storage, no crypto,
no time zone but the machine's. Whatever needs any of these, or a promise, belongs in tests/browser.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minimal_course import REPOSITORY
from py_mini_racer import MiniRacer

from exports.script_linker import link

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPTS = REPOSITORY / "docs/assets/js"

# What JSON would lose silently is an error; `undefined` is None, as in Playwright.
RUN = """
(function (found, text) {
  "use strict";
  const isLost = (value) => typeof value === "number" ? !Number.isFinite(value)
    : ["function", "symbol", "bigint"].includes(typeof value)
      || [Map, Set, Promise].some((kind) => value instanceof kind);
  const toJson = (key, value) => {
    if (isLost(value)) throw new TypeError(`${key || "the result"} can't leave as JSON`);
    return value === undefined ? null : value;
  };
  return JSON.stringify(typeof found === "function" ? found(JSON.parse(text)) : found, toJson);
})
"""


def import_module(name: str, module: str) -> str:
    """A classic script that assigns a module of `docs/assets/js` to a global name."""
    script = link(SCRIPTS, module)
    return f'{script}globalThis.{name} = Curso["{module.removesuffix(".js")}"];\n'


def import_into(page: Page, **modules: str) -> None:
    """Put modules on global names of a page, each a copy beside the page's own: `exam="core/exam.js"`."""
    for name, module in modules.items():
        page.evaluate(import_module(name, module))


class Realm:
    """A global object with what is loaded into it, like an empty page in a browser."""

    def __init__(self) -> None:
        self._engine = MiniRacer()

    def import_modules(self, **modules: str) -> None:
        """Put modules on global names, each linked with its imports as a page gets it: `exam="core/exam.js"`."""
        for name, module in modules.items():
            self.run(import_module(name, module))

    def load(self, path: Path) -> None:
        """Run a file as a classic script."""
        self.run(path.read_text(encoding="utf-8"))

    def run(self, source: str) -> None:
        """Run a classic script and discard its value."""
        self._engine.eval(f"{source}\n;undefined")

    def evaluate(self, expression: str, argument: Any = None) -> Any:
        """The value of an expression or, if it is a function, of its call with `argument`.

        Both are plain data. Raises py_mini_racer's JSEvalException where JavaScript throws.
        """
        # As text inside text, because a literal {"__proto__": …} would set a prototype.
        text = json.dumps(json.dumps(argument, allow_nan=False))
        return json.loads(self._engine.eval(f"{RUN}(({expression}\n), {text})"))

    def close(self) -> None:
        self._engine.close()
