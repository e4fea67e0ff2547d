/* The triage of messages (`.triage`), one question at a time. The page has the whole tree, whose options are links
   between its parts; this hides all but one, keeps the path taken and moves the focus to what appears. Nothing is
   stored. The whole sheet is printed. */

function bindTriage(box) {
  const parts = [...box.querySelectorAll(".triage-part")];
  const back = box.querySelector("[data-back]");
  const restart = box.querySelector("[data-restart]");
  const whole = box.querySelector("[data-whole]");
  const path = box.querySelector(".triage-path");
  const steps = []; // the answers given: {part, answer}, from the first question on
  let current = parts[0];

  const findPart = (hash) => parts.find((part) => `#${part.id}` === hash); // ids are plain letters: nothing to decode
  const readTitle = (part) => part.querySelector("h3").lastChild.textContent.trim(); // without its number

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

  function show(part) {
    current = part;
    draw();
    const title = part.querySelector("h3");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    (part.querySelector(".triage-action") || title).scrollIntoView({ block: "nearest" });
  }

  function setWhole(isWhole) {
    box.classList.toggle("triage--guided", !isWhole);
    whole.setAttribute("aria-pressed", String(isWhole));
  }

  box.addEventListener("click", (event) => {
    const link = event.target.closest(".triage-options a");
    if (!link || !box.classList.contains("triage--guided")) return; // in the whole sheet an option is a normal link
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // opened in another tab
    event.preventDefault();
    steps.push({ part: current, answer: link.textContent.trim() });
    show(findPart(link.hash));
  });
  back.addEventListener("click", () => show(steps.pop().part));
  restart.addEventListener("click", () => {
    steps.length = 0;
    show(parts[0]);
  });
  whole.addEventListener("click", () => {
    setWhole(whole.getAttribute("aria-pressed") === "false");
    (box.classList.contains("triage--guided") ? current : box).scrollIntoView();
  });

  /* Open the part that the address names, from a search or from another page. */
  function followAddress() {
    const linked = box.isConnected && findPart(location.hash);
    if (!linked) return;
    steps.length = 0;
    if (box.classList.contains("triage--guided")) {
      show(linked);
    } else {
      current = linked;
      draw();
    }
  }

  box.querySelector(".triage-bar").hidden = false;
  setWhole(false);
  draw();
  followAddress();
  addEventListener("hashchange", followAddress);
}

/* Bind what the page has; instant navigation calls it again. */
export function start() {
  /** @type {NodeListOf<any>} */ (document.querySelectorAll(".triage:not([data-bound])")).forEach((box) => {
    box.dataset.bound = "";
    bindTriage(box);
  });
}
