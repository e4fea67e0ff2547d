/* The plan's file in «Mi plan»: saving it, importing one and resolving conflicts, the copies set aside. */

import { canJoin, compareStates, listChanges } from "../core/plan-merge.js";
import { listFields } from "../core/plan-state.js";
import { isSame } from "../core/values.js";
import { find, findAll } from "../page/dom.js";
import { count, setText } from "../page/words.js";
import { download } from "../page/files.js";
import { readPlan } from "./exchange.js";
import { showTime, view } from "./page.js";
import { hasRoom } from "./room.js";
import { exportPlan, flush, follow, say, store, sync } from "./session.js";

const NO_ROOM = "Con lo que has elegido, tu plan tendría más de lo que cabe: un millón de caracteres, 4.000 filas en total, 200 en una tabla o 20.000 caracteres en un texto. No se ha cambiado nada. Elige otra cosa donde has puesto «Los dos», o cancela.";

export function bindFile(box, definition) {
  const told = find(box, "[data-import-told]");
  const undo = find(told, "[data-undo]");
  const input = find(box, "[data-import]");
  const review = find(box, "[data-review]");
  const aside = find(box, "[data-aside]");
  const dialog = find(aside, "dialog");
  const known = new Set(listFields(definition).map(({ id }) => id));
  let compared; // what the reader is asked about: {outcome, found, name}
  let before; // what the import replaced
  let doomed;

  function tell(words) {
    setText(find(told, "[data-words]"), words);
    undo.hidden = true;
    say(words);
  }

  function makeConflict({ field, section, mine, theirs }, index) {
    const block = find(review, "template").content.firstElementChild.cloneNode(true);
    find(block, "legend").textContent = `${section.number}. ${field.label}`;
    find(block, "[data-mine-title]").textContent = `Lo mío, escrito ${showTime(mine.at)}`;
    find(block, "[data-theirs-title]").textContent = `Lo del archivo, escrito ${showTime(theirs.at)}`;
    find(block, "[data-mine]").append(view(field, mine.value));
    find(block, "[data-theirs]").append(view(field, theirs.value));
    findAll(block, "input").forEach((option) => { option.name = `plan-conflict-${index}`; });
    if (!canJoin(field)) find(block, '[value="both"]').parentNode.remove();
    block.dataset.conflict = field.id;
    return block;
  }

  function describe({ taken, conflicts, same, kept }) {
    const parts = [
      [Object.keys(taken).length, "está solo en el archivo y se trae", "están solo en el archivo y se traen"],
      [kept.length, "está solo aquí y se queda", "están solo aquí y se quedan"],
      [same.length, "es igual", "son iguales"],
      [conflicts.length, "está escrito de dos maneras: elige una", "están escritos de dos maneras: elige en cada uno"],
    ].filter(([many]) => many);
    const words = parts.map(([many, one, several], index) => count(many, `${index ? "" : "campo "}${one}`, `${index ? "" : "campos "}${several}`));
    const foreign = Object.keys(taken).filter((id) => !known.has(id)).length;
    const unseen = foreign ? ` De los que se traen, ${foreign === 1 ? "1 no está" : `${foreign} no están`} en este plan: se guardan, pero no se ven.` : "";
    return `${words.join("; ")}.${unseen} Todavía no ha cambiado nada.`;
  }

  function close() {
    review.hidden = true;
    find(review, "[data-conflicts]").replaceChildren();
    compared = null;
  }

  function bring() {
    const choices = Object.fromEntries(findAll(review, "[data-conflict]").map((block) => [block.dataset.conflict, find(block, "input:checked").value]));
    flush();
    const fresh = compareStates(store.read(), compared.found.state, definition);
    if (!isSame(fresh, compared.outcome)) {
      ask(compared.found, compared.name, "Tu plan ha cambiado mientras elegías. ");
      return;
    }
    const changes = listChanges(compared.outcome, choices);
    if (!hasRoom(changes)) {
      say(NO_ROOM);
      setText(find(review, "[data-review-words]"), NO_ROOM);
      return;
    }
    const done = store.saveAll(changes);
    before = done.before;
    follow(done);
    sync();
    const many = before.length;
    if (!many) tell(`No había nada nuevo que traer de «${compared.name}».`);
    else if (done.isSaved) tell(`Traído de «${compared.name}»: ${count(many, "campo cambiado", "campos cambiados")}.`);
    else tell(`No se ha podido guardar lo de «${compared.name}»: este navegador no deja guardar más. Lo ves en esta página, pero se perderá al cerrarla.`);
    undo.hidden = !many;
    close();
    (many ? undo : told).focus();
  }

  function ask(found, name, note = "") {
    flush();
    compared = { outcome: compareStates(store.read(), found.state, definition), found, name };
    const { taken, conflicts } = compared.outcome;
    if (!conflicts.length && !Object.keys(taken).length) {
      tell(`No había nada nuevo que traer de «${name}».`);
      close();
      return;
    }
    const words = `${note}«${name}»${found.label ? `, de ${found.label}` : ""}: ${describe(compared.outcome)}`;
    setText(find(review, "[data-review-words]"), words);
    find(review, "[data-conflicts]").replaceChildren(...conflicts.map(makeConflict));
    setText(find(told, "[data-words]"), "");
    undo.hidden = true;
    review.hidden = false;
    find(review, "h3").focus();
    say(words);
  }

  async function importFile(file) {
    const found = await readPlan(file, box);
    if (!found.state) {
      close();
      tell(`No se ha traído nada de «${file.name}»: ${find(box, `[data-reason="${found.reason}"]`).textContent}`);
      return;
    }
    ask(found, file.name);
  }

  function makeAside({ key, at, text }) {
    const item = find(aside, "template").content.firstElementChild.cloneNode(true);
    const about = `Apartada ${showTime(at)} (${Math.ceil(text.length / 1000)}\u00a0kB)`;
    const [save, erase] = findAll(item, "button");
    find(item, "span").textContent = about;
    save.ariaLabel = `Descargar: ${about}`;
    erase.ariaLabel = `Borrar: ${about}`;
    save.addEventListener("click", () => download(text, `plan-apartado-${at.replace(/\D/g, "-")}.json`));
    erase.addEventListener("click", () => {
      doomed = key;
      dialog.returnValue = "";
      dialog.showModal();
    });
    return item;
  }

  function showAside() {
    const copies = store.listAside();
    aside.hidden = !copies.length;
    find(aside, "ul").replaceChildren(...copies.map(makeAside));
  }

  find(box, "[data-export]").addEventListener("click", () => exportPlan(box).then(
    tell,
    () => tell("No se ha podido preparar la copia: recarga la página y prueba otra vez."),
  ));
  input.addEventListener("change", () => {
    if (input.files.length) importFile(input.files[0]).then(() => { input.value = ""; }); // so that the same file can be chosen again
  });
  find(review, "[data-confirm]").addEventListener("click", bring);
  find(review, "[data-cancel]").addEventListener("click", () => {
    close();
    tell("No se ha traído nada.");
    input.focus();
  });
  undo.addEventListener("click", () => {
    flush();
    follow(store.restore(before));
    sync();
    tell("Deshecho: tu plan está como antes de traer el archivo.");
    told.focus();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "erase") return;
    store.removeAside(doomed);
    showAside();
    say("Copia apartada borrada.");
    (find(aside, "li button") || find(box, "[data-export]")).focus();
  });
  showAside();
}
