"""docs/assets/js/core/kept-value.js: a value that several windows change, each with its own copy of the storage."""

from __future__ import annotations

import json

import pytest
from javascript import Realm

# A browser whose windows each have a copy of the storage. A write is in the copy of its window at once, and in the
# others when the browser brings them up to date: in the order in which the writes came, and each as a whole.
BROWSER = """
globalThis.makeBrowser = () => {
  const disk = new Map(), windows = [];
  const send = (key, value) => value === null ? disk.delete(key) : disk.set(key, value);
  return {
    disk,
    open() {
      const copy = new Map(disk);
      const sent = [];
      const storage = {
        get length() { return copy.size; },
        key: (index) => [...copy.keys()][index] ?? null,
        getItem: (key) => copy.get(key) ?? null,
        setItem(key, value) {
          if (this.isFull) throw new Error("full");
          if (this.isDumb) return;
          copy.set(key, value); sent.push([key, value]);
        },
        removeItem(key) { copy.delete(key); sent.push([key, null]); },
      };
      const told = [];
      const value = keptValue.createKeptValue(
        {
          parse: (text) => {
            if (text === null) return { state: { words: {} }, status: "empty" };
            try { return { state: JSON.parse(text), status: "sound" }; } catch {
              return { state: { words: {} }, status: "unreadable" };
            }
          },
          changes: {
            put: (state, { id, word }) => { state.words[id] = word; },
            count: (state) => { state.count = (state.count ?? 0) + 1; },
            erase: (state) => { state.words = {}; },
          },
        },
        { key: "k", getStorage: () => storage, now: () => "2026-03-01T09:30:00.000Z", tell: (what) => told.push(what) },
      );
      const made = { ...value, storage, copy, sent, told };
      windows.push(made);
      return made;
    },
    /* What the windows wrote since the last time reaches the disk in the order of `windows`, and then all copies. */
    update(...order) {
      for (const { sent } of order) for (const [key, value] of sent.splice(0)) send(key, value);
      for (const { copy } of windows) { copy.clear(); disk.forEach((value, key) => copy.set(key, value)); }
    },
    /* The same until no window has anything to make again. */
    settle(...order) {
      for (let round = 0; round < 10; round += 1) {
        this.update(...order);
        if (!order.map((one) => one.keepUp()).includes(true)) return round;
      }
      throw new Error("they never agree");
    },
    kept: () => JSON.parse(disk.get("k")),
  };
};
"""


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(keptValue="core/kept-value.js")
    realm.run(BROWSER)
    return realm


def run(core: Realm, script: str) -> object:
    return json.loads(
        core.evaluate(
            f"""() => {{
              const browser = makeBrowser(), one = browser.open(), other = browser.open();
              const act = () => {{ {script} }};
              return JSON.stringify(act());
            }}"""
        )
    )


@pytest.mark.parametrize("every", [1, 7, 200], ids="every {}".format)
def test_two_windows_that_write_at_once_lose_nothing(core: Realm, every: int) -> None:
    """`every`: how many writes there are before the copies are brought up to date."""
    count, words, agreed = run(
        core,
        f"""for (let i = 0; i < 200; i += 1) {{
             const window = i % 2 ? other : one;
             window.write("put", {{ id: `w${{i}}`, word: i }}); window.write("count");
             if (i % {every} === 0) browser.update(one, other);
           }}
           browser.settle(one, other);
           const agreed = JSON.stringify(one.read()) === JSON.stringify(other.read());
           return [browser.kept().count, Object.keys(browser.kept().words).length, agreed];""",
    )
    assert (count, words, agreed) == (200, 200, True)


def test_a_window_that_was_asleep_undoes_nothing_for_good(core: Realm) -> None:
    words = run(
        core,
        """one.write("put", { id: "a", word: 1 });
           for (let i = 0; i < 30; i += 1) other.write("put", { id: `b${i}`, word: i });
           one.write("put", { id: "c", word: 1 });
           browser.settle(other, one);
           return Object.keys(browser.kept().words).length;""",
    )
    assert words == 32


def test_a_change_made_again_does_not_bring_back_what_was_erased(core: Realm) -> None:
    words = run(
        core,
        """one.write("put", { id: "a", word: 1 });
           browser.settle(one, other);
           other.write("erase");
           browser.settle(one, other);
           one.keepUp(); one.write("put", { id: "b", word: 2 });
           browser.settle(one, other);
           return browser.kept().words;""",
    )
    assert words == {"b": 2}


def test_a_store_that_the_reader_empties_stays_empty(core: Realm) -> None:
    kept = run(
        core,
        """one.write("put", { id: "a", word: 1 });
           browser.settle(one, other);
           browser.disk.clear(); browser.update();
           one.keepUp(); one.read(); one.keepUp();
           one.write("put", { id: "b", word: 2 });
           browser.settle(one, other);
           return browser.kept().words;""",
    )
    assert kept == {"b": 2}


def test_a_window_among_a_hundred_others_does_not_repeat_its_changes(core: Realm) -> None:
    """The value names the last windows that wrote: one that isn't there has nothing to make again."""
    words, names = run(
        core,
        """one.write("put", { id: "a", word: "old" });
           browser.settle(one);
           for (let i = 0; i < 100; i += 1) {
             const late = browser.open();
             late.write("put", { id: "a", word: `new ${i}` });
             browser.settle(late);
           }
           const again = one.keepUp();
           return [[one.read().words.a, again], Object.keys(browser.kept().writes).length];""",
    )
    assert words == ["new 99", False]
    assert names == 50


def test_what_is_not_there_when_read_back_is_not_saved(core: Realm) -> None:
    """Some browsers drop what is written without an error."""
    done, told, waiting, later = run(
        core,
        """one.storage.isDumb = true;
           const done = one.write("put", { id: "a", word: 1 }).isSaved, waiting = one.isWaiting();
           one.storage.isDumb = false;
           const told = [...one.told];
           one.write("put", { id: "b", word: 2 });
           browser.settle(one);
           return [done, told, waiting, [browser.kept().words, one.told, one.isWaiting()]];""",
    )
    assert (done, told, waiting) == (False, ["unsaved"], True)
    assert later == [{"a": 1, "b": 2}, ["unsaved", "saved"], False]


def test_what_waits_is_stored_when_another_window_makes_room(core: Realm) -> None:
    again, told, words = run(
        core,
        """one.storage.isFull = true;
           one.write("put", { id: "a", word: 1 });
           one.storage.isFull = false;
           const again = one.keepUp();
           browser.settle(one, other);
           return [again, one.told, browser.kept().words];""",
    )
    assert (again, told, words) == (True, ["unsaved", "saved"], {"a": 1})


# --- The journal ----------------------------------------------------------------------------------------------------

JOURNAL = """
const entries = [];
const journal = { add: (some) => entries.push(...some), clear: () => entries.splice(0) };
const open = (disk, told = []) => keptValue.createKeptValue(
  {
    parse: (text) => ({ state: JSON.parse(text) ?? { words: {} }, status: text === null ? "empty" : "sound" }),
    changes: {
      put: (state, { id, word }) => { state.words[id] = word; state.count = (state.count ?? 0) + 1; },
      erase: (state) => { state.words = {}; },
    },
  },
  {
    key: "k", journal, now: () => "2026-03-01T09:30:00.000Z",
    getStorage: () => ({ getItem: (key) => disk.get(key) ?? null, setItem: (key, value) => disk.set(key, value) }),
  },
);
"""


def test_what_a_killed_browser_had_not_written_comes_back_once(core: Realm) -> None:
    state, again = run(
        core,
        JOURNAL
        + """const disk = new Map();
           const window = open(disk);
           window.write("put", { id: "a", word: 1 });
           const old = new Map(disk);
           window.write("put", { id: "b", word: 2 }); window.write("put", { id: "c", word: 3 });
           const later = open(old);
           const first = later.recover(entries);
           return [later.read(), [first, later.recover(entries), open(old).recover(entries)]];""",
    )
    assert (state["words"], state["count"]) == ({"a": 1, "b": 2, "c": 3}, 3)
    assert again == [True, False, False]


def test_the_first_answer_of_all_comes_back(core: Realm) -> None:
    words = run(
        core,
        JOURNAL
        + """open(new Map()).write("put", { id: "a", word: 1 });
           const later = open(new Map());
           later.recover(entries);
           return later.read().words;""",
    )
    assert words == {"a": 1}


def test_the_journal_keeps_nothing_that_was_erased_and_nothing_that_was_not_stored(core: Realm) -> None:
    kept = run(
        core,
        JOURNAL
        + """const disk = new Map(), window = open(disk);
           window.write("put", { id: "a", word: "secreto" });
           window.write("erase", null, { isErasure: true });
           const erased = JSON.stringify(entries);
           disk.set = () => { throw new Error("full"); };
           window.write("put", { id: "b", word: 1 });
           return [erased.includes("secreto"), entries.map(({ change }) => change)];""",
    )
    assert kept == [False, ["erase"]]


def test_changes_that_this_edition_does_not_know_are_left_out(core: Realm) -> None:
    entry = {"writer": "x", "sequence": 1, "change": "constructor", "text": "null", "at": ""}
    assert run(core, JOURNAL + f"return open(new Map()).recover([{json.dumps(entry)}]);") is False


@pytest.mark.parametrize(
    "writes", [7, [1], {"x": "1"}, {"x": -1}, {"x": 1e300}, {"x": 2**60}, {f"x{i}": 1 for i in range(20_000)}], ids=repr
)
def test_numbers_that_make_no_sense_do_no_harm(core: Realm, writes: object) -> None:
    value = json.dumps({"words": {"a": 1}, "writes": writes})
    words = run(
        core,
        f"""browser.disk.set("k", {json.dumps(value)}); browser.update();
            one.write("put", {{ id: "b", word: 2 }}); other.write("put", {{ id: "c", word: 3 }});
            browser.settle(one, other);
            return browser.kept().words;""",
    )
    assert words == {"a": 1, "b": 2, "c": 3}
