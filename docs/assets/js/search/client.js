/* The page's side of the search: starts the engine, passes it the files of the index, sends one query at a time.

   A page opened from disk can neither read a file nor start a worker from one. So the engine comes as a function
   whose text is passed to the worker, and the index as scripts that put text in Curso.searchFiles. Without workers,
   the engine runs in the page, in slices. Queries and results are left to ../search.js. */

import { startWorker } from "../page/trusted.js";

const ENGINE = "js/search-engine.js";
const INDEX = "search-index.js";

/* Start the engine; returns {send, stop}. */
function startEngine(receive) {
  const files = []; // what must be sent again to the page's engine if the worker fails
  let port;

  function runInPage() {
    const engine = { postMessage: (data) => setTimeout(receive, 0, data) };
    Curso["search-engine"](engine);
    port = { postMessage: (data) => setTimeout(() => engine.onmessage({ data })) };
    for (const file of files) port.postMessage(file);
  }

  function runInWorker() {
    port = startWorker(Curso["search-engine"]);
    port.onerror = runInPage; // if a policy forbids it, the error comes late
    port.onmessage = ({ data }) => {
      port.onerror = null;
      files.length = 0;
      receive(data);
    };
  }

  try {
    runInWorker();
  } catch {
    runInPage();
  }
  return {
    send(message) {
      if (port.onerror) files.push(message);
      port.postMessage(message);
    },
    stop: () => port.terminate && port.terminate(),
  };
}

/** A search that can be used while its files load: returns {state, ask(query), load()}.
 *
 * `loadAsset(file)` loads one of them. `onState` is called when more can be found than before: `state` is then
 * "headings" or "whole". `onAnswer` is called with the engine's answer to the last query; those to earlier ones are
 * dropped. `load()` returns a promise, fulfilled when everything is loaded. */
export function createSearch(loadAsset, { onState, onAnswer }) {
  const search = { state: "" };
  let engine = null;
  let isAsked = false; // a query is being answered
  let next = null; // the query to send when it has been answered
  let loading = null;

  async function loadFile(name) {
    await loadAsset(name);
    const file = Curso.searchFiles[name];
    if (!file) throw new Error(name); // truncated
    return { file };
  }

  function receive(message, sendTexts) {
    if (message.texts) {
      sendTexts(message.texts);
    } else if (message.state) {
      search.state = message.state;
      onState();
    } else {
      isAsked = false;
      if (next === null) onAnswer(message);
      else search.ask(next);
    }
  }

  search.ask = (query) => {
    if (!search.state) return;
    next = isAsked ? query : null;
    if (isAsked) return;
    isAsked = true;
    engine.send({ query });
  };

  async function loadAll() {
    if (engine) engine.stop();
    search.state = "";
    isAsked = false;
    await Promise.all([loadAsset(ENGINE), loadAsset(INDEX)]);
    const names = new Promise((resolve) => (engine = startEngine((message) => receive(message, resolve))));
    engine.send(await loadFile(INDEX));
    await Promise.all((await names).map(async (name) => engine.send(await loadFile(name)))); // scripts run in order
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
