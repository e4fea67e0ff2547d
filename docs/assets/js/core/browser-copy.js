/* The copy of the course that the browser keeps: what to fetch, what is whole, and what the reader is told. Plain data
   in and out, independent of the page and of the browser's caches.

   A list of files is that of the build (exports/browser_copy.py), named after its digest, which stands for the edition.
   The policy is told in ../worker.js. */

/** @typedef {Record<string, [digest: string, bytes: number]>} FileList by address, relative to the site's root */
/** @typedef {{ list: string, files: number, bytes: number }} Edition */
/** @typedef {{ files: number, bytes: number, saved: string, published: string }} CopyRecord written in a copy when it is
 *   whole; `saved` and `published` are dates in ISO 8601, the latter empty if the server doesn't tell */
/** @typedef {{ cache: string, files: FileList, present: string[] }} Source another copy, whole or not, that has some files */
/** @typedef {{ address: string, digest: string, bytes: number }} WantedFile */
/** @typedef {{ address: string, bytes: number, cache: string, from: string }} ReusedFile */
/** @typedef {"offline" | "full" | "changing" | "stopped" | "busy" | "other"} Failure */

const FOLDER = "assets/copy/";
export const EDITION_PATH = `${FOLDER}edition.json`;
export const RECORD_PATH = `${FOLDER}record.json`; // only in a copy
export const NOT_FOUND_PATH = `${FOLDER}not-found.txt`; // the page of addresses that don't exist

/** @type {(list: string) => string} */
export const getListPath = (list) => `${FOLDER}${list}.json`;

/* Sites of one account on GitHub Pages share an origin, and so its caches: the name says which site. */
/** @type {(scope: string) => string} */
const getPrefix = (scope) => `curso-copia:${scope}:`;

/** The name of the cache with the copy of an edition. `scope` is the path of the site's root.
 * @type {(scope: string, list: string) => string} */
export const getCacheName = (scope, list) => getPrefix(scope) + list;

/** Which of the origin's caches are of this site.
 * @type {(names: string[], scope: string) => string[]} */
export const listOwnCaches = (names, scope) => names.filter((name) => name.startsWith(getPrefix(scope)));

/** The edition of one of the site's own caches.
 * @type {(name: string) => string} */
export const getCacheEdition = (name) => name.slice(name.lastIndexOf(":") + 1);

/** The address of a request, relative to the site's root; null outside the site, and for a request that names an edition:
 * the copy of that edition is being made, and another can't answer for it.
 * @type {(path: string, query: string, scope: string) => string | null} */
export function getAddress(path, query, scope) {
  if (!path.startsWith(scope) || query.startsWith("?edition=")) return null;
  return path.slice(scope.length).replace(/(^|\/)index\.html$/, "$1");
}

/** Whether a page, and not a file to download, would be at an address.
 * @type {(address: string) => boolean} */
export const isPageAddress = (address) => /(?:^|\/)[^/.]*$|\.html$/.test(address);

/** The addresses of the list that a copy lacks.
 * @type {(files: FileList, present: string[]) => string[]} */
export function listMissing(files, present) {
  const found = new Set(present);
  return Object.keys(files).filter((address) => !found.has(address));
}

/** What to do to complete a copy that has the files `present`: those of equal digest are taken from other copies, and
 * the rest is fetched.
 * @type {(files: FileList, present: string[], sources: Source[]) => { reused: ReusedFile[], fetched: WantedFile[] }} */
export function planCopy(files, present, sources) {
  /** @type {Map<string, { cache: string, from: string }>} */
  const known = new Map();
  for (const source of sources) {
    for (const from of source.present) {
      if (source.files[from]) known.set(source.files[from][0], { cache: source.cache, from });
    }
  }
  /** @type {{ reused: ReusedFile[], fetched: WantedFile[] }} */
  const plan = { reused: [], fetched: [] };
  for (const address of listMissing(files, present)) {
    const [digest, bytes] = files[address];
    const place = known.get(digest);
    if (place) plan.reused.push({ address, bytes, ...place });
    else plan.fetched.push({ address, digest, bytes });
  }
  return plan;
}

/** @type {(files: { bytes: number }[]) => number} */
export const sumBytes = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** @type {(bytes: number) => string} */
export const formatMegabytes = (bytes) =>
  `${Math.max(bytes / 1e6, 0.1).toLocaleString("es-ES", { maximumFractionDigits: 1 })} MB`;

/** How far it is. It changes with each tenth, not with each file: it is read aloud.
 * @type {(done: number, total: number) => string} */
export function describeProgress(done, total) {
  const tenths = total ? Math.floor((done / total) * 10) : 10;
  return `Guardando: ${tenths * 10} % de ${formatMegabytes(total)}.`;
}

/** @type {(time: string) => string} */
const formatDay = (time) => new Date(time).toLocaleDateString("es-ES", { day: "numeric", month: "long", year: "numeric" });

/** What is kept, and of which edition.
 * @type {(record: CopyRecord) => string} */
export function describeCopy({ files, bytes, saved, published }) {
  const edition = published ? `, de la edición publicada el ${formatDay(published)}` : "";
  return `Está entero: puedes leer, buscar y responder sin conexión. Lo guardaste el ${formatDay(saved)}: ${files.toLocaleString("es-ES", { useGrouping: "always" })} archivos, ${formatMegabytes(bytes)}${edition}.`;
}

/** A copy that was begun. `left` are the bytes that it lacks of `all`.
 * @type {(left: number, all: number) => string} */
export const describeBegun = (left, all) =>
  `Está a medias: faltan ${formatMegabytes(left)} de ${formatMegabytes(all)}, y hasta que esté entero no se usa.`;

/** What is new in the edition that is published now.
 * @type {(files: WantedFile[]) => string} */
export function describeNews(files) {
  const size = formatMegabytes(sumBytes(files));
  if (!files.length) return "Hay una edición nueva del curso, con menos archivos que la tuya.";
  const what = files.length === 1 ? "cambia un archivo" : `cambian ${files.length} archivos`;
  return `Hay una edición nueva del curso: ${what}, ${size}.`;
}

/** Why a copy was not completed, and what to do. `left` are the bytes that it still lacks, if that is known.
 * @type {(failure: Failure, left: number) => string} */
export function describeFailure(failure, left) {
  const kept = left ? ` Faltan ${formatMegabytes(left)}; lo que ya está se queda, y hasta que esté entero no se usa.` : "";
  switch (failure) {
    case "offline": return `No se ha podido guardar entero: se ha cortado la conexión o el servidor no responde.${kept}`;
    case "full": return "No se ha podido guardar: en este navegador no queda sitio. Se ha quitado lo que había entrado.";
    case "changing": return `No se ha podido guardar entero: el sitio está cambiando ahora mismo. Prueba dentro de unos minutos.${kept}`;
    case "stopped": return `Has parado.${kept}`;
    case "busy": return "El curso ya se está guardando en otra ventana.";
    default: return `Este navegador no ha dejado guardar el curso. Suele pasar en una ventana privada. Usa el ZIP.${kept}`;
  }
}
