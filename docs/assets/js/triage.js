/* The triage of messages (`.triage`), one question at a time. The page has the whole tree, whose options are links
   between its parts; this hides all but one, keeps the path taken and moves the focus to what appears.

   The path is in the address and nowhere else: `#triaje-respuesta=cca` is that part, after the third, the third and the
   first answers. So each answer is an entry of the history, and coming back from another page leads to the same part. */

const ADDRESS = /^#(triaje-[a-z0-9-]+)(?:=([a-z]+))?$/;
const FIRST_LETTER = "a".charCodeAt(0);

function bindTriage(box) {
  const parts = [...box.querySelectorAll(".triage-part")];
  const back = box.querySelector("[data-back]");
  const restart = box.querySelector("[data-restart]");
  const whole = box.querySelector("[data-whole]");
  const path = box.querySelector(".triage-path");
  const left = []; // the addresses left by answering: the last one is the entry before this one
  let steps = []; // the answers given: {part, answer, letter}, from the first question on
  let current = parts[0];

  const findPart = (id) => parts.find((part) => part.id === id);
  const listOptions = (part) => [...part.querySelectorAll(".triage-options a")];
  const readTitle = (part) => part.querySelector("h3").lastChild.textContent.trim(); // without its number
  const isGuided = () => box.classList.contains("triage--guided");

  /* Where an option leads: its part, and the step that leads there. */
  function follow(part, link) {
    const letter = String.fromCharCode(FIRST_LETTER + listOptions(part).indexOf(link));
    return { part: findPart(link.hash.slice(1)), step: { part, answer: link.textContent.trim(), letter } };
  }

  const writeAddress = (part, taken) => `#${part.id}${taken.length ? "=" : ""}${taken.map(({ letter }) => letter).join("")}`;

  /* {part, steps} of an address; no steps if they don't lead to that part; undefined if it names no part. */
  function readAddress(address) {
    const [, id, letters = ""] = ADDRESS.exec(address) ?? [];
    const named = id && findPart(id);
    if (!named) return undefined;
    const taken = [];
    let reached = parts[0];
    for (const letter of letters) {
      const link = reached && listOptions(reached)[letter.charCodeAt(0) - FIRST_LETTER];
      if (!link) return { part: named, steps: [] };
      const { part, step } = follow(reached, link);
      taken.push(step);
      reached = part;
    }
    return { part: named, steps: reached === named ? taken : [] };
  }

  function draw() {
    parts.forEach((part) => part.classList.toggle("triage-current", part === current));
    back.disabled = !steps.length;
    restart.disabled = !steps.length && current === parts[0];
    path.hidden = !steps.length;
    path.querySelector("ol").replaceChildren(...steps.map(({ part, answer }) => {
      const item = document.createElement("li");
      const given = document.createElement("strong");
      given.textContent = answer;
      item.append(`${readTitle(part)} `, given);
      return item;
    }));
  }

  function show() {
    draw();
    const title = current.querySelector("h3");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    (current.querySelector(".triage-action") || title).scrollIntoView({ block: "nearest" });
  }

  /* Go to an address at once: the event of a change of `location.hash` would come after a fast second press. */
  function go(address) {
    left.push(location.hash);
    globalThis.history.pushState(null, "", address);
    followAddress();
  }

  function setWhole(isWhole) {
    box.classList.toggle("triage--guided", !isWhole);
    whole.setAttribute("aria-pressed", String(isWhole));
  }

  box.addEventListener("click", (event) => {
    const link = event.target.closest(".triage-options a");
    if (!link || !isGuided()) return; // in the whole sheet an option is a normal link
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // opened in another tab
    event.preventDefault();
    const { part, step } = follow(current, link);
    go(writeAddress(part, [...steps, step]));
  });
  back.addEventListener("click", () => {
    if (left.length && location.hash === writeAddress(current, steps)) globalThis.history.back();
    else go(writeAddress(steps.at(-1).part, steps.slice(0, -1)));
  });
  restart.addEventListener("click", () => go(writeAddress(parts[0], [])));
  whole.addEventListener("click", () => {
    setWhole(whole.getAttribute("aria-pressed") === "false");
    (isGuided() ? current : box).scrollIntoView();
  });

  /* Open the part that the address names: after an answer, after going back, from a search or from another page. */
  function followAddress() {
    const named = readAddress(location.hash) ?? (location.hash ? undefined : { part: parts[0], steps: [] });
    if (!box.isConnected || !named) return;
    current = named.part;
    steps = named.steps;
    if (isGuided()) show();
    else draw();
  }

  box.querySelector(".triage-bar").hidden = false;
  setWhole(false);
  draw();
  if (location.hash) followAddress();
  addEventListener("hashchange", () => { // the reader went back or forward, or to a link of the whole sheet
    const entry = left.lastIndexOf(location.hash);
    if (entry >= 0) left.length = entry;
    followAddress();
  });
}

/* «Imprimir en una hoja»: what is printed is the drawing (triage.css). */
function bindPrint(button) {
  button.hidden = false;
  button.addEventListener("click", () => globalThis.print());
}

/* Bind what the page has; instant navigation calls it again. */
export function start() {
  for (const [selector, bind] of /** @type {[string, (box: any) => void][]} */ ([[".triage", bindTriage], ["[data-print-tree]", bindPrint]])) {
    /** @type {NodeListOf<any>} */ (document.querySelectorAll(`${selector}:not([data-bound])`)).forEach((box) => {
      box.dataset.bound = "";
      bind(box);
    });
  }
}
