/* Loads the index of the search into its engine (engine.js), as scripts that put text in Curso.searchFiles: a page
   opened from disk can't read a file. Queries and results are left to ../search.js. */

import { createEngine } from "./engine.js";

/** @import { Clock } from "../core/slices.js" */
/** @import { Answer } from "./engine.js" */

const INDEX = "search-index.js";

/** A search that can be used while its files load: returns {state, ask(query), load()}.
 *
 * `loadAsset(file)` loads one of them. `onState` is called when more can be found than before: `state` is then
 * "headings" or "whole". `onAnswer` is called with the engine's answer to the last query. `load()` returns a promise,
 * fulfilled when everything is loaded.
 * @type {(loadAsset: (file: string) => Promise<unknown>, told: { onState: () => void, onAnswer: (answer: Answer) => void }, clock: Clock) => any} */
export function createSearch(loadAsset, { onState, onAnswer }, clock) {
  const search = { state: "" };
  let engine = null;
  let loading = null;

  async function loadFile(name) {
    await loadAsset(name);
    const file = Curso.searchFiles[name];
    if (!file) throw new Error(name); // truncated
    return file;
  }

  search.ask = (query) => {
    if (search.state) engine.ask(query);
  };

  async function loadAll() {
    search.state = "";
    const file = await loadFile(INDEX);
    const names = new Promise((resolve) => {
      const fresh = createEngine({
        onTexts: resolve,
        onState(state) {
          if (engine !== fresh) return; // an earlier one, some of whose files were not loaded
          search.state = state;
          onState();
        },
        onAnswer: (answer) => engine === fresh && onAnswer(answer),
      }, clock);
      engine = fresh;
    });
    engine.add(file);
    await Promise.all((await names).map(async (name) => engine.add(await loadFile(name)))); // scripts run in order
    Curso.searchFiles = {};
  }

  search.load = () => {
    loading ||= loadAll().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };

  return search;
}
