/* «Copiar» in the bank of replies. If the browser refuses access to the clipboard, the text is selected for the
   reader to copy. */

function selectText(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

async function copyText(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return "Copiada.";
  } catch {
    selectText(element);
    return "No se ha podido copiar: está seleccionada, cópiala con el teclado.";
  }
}

/* Bind what the page has; instant navigation calls it again. */
export function start() {
  /** @type {NodeListOf<any>} */ (document.querySelectorAll(".response:not([data-bound])")).forEach((box) => {
    box.dataset.bound = "";
    const copy = box.querySelector(".response-copy");
    const status = copy.querySelector("[role=status]");
    copy.hidden = false;
    copy.querySelector("button").addEventListener("click", async () => {
      status.textContent = "";
      status.textContent = await copyText(box.querySelector(".response-text"));
    });
  });
}
