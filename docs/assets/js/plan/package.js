/* The ZIP of a DOCX or an ODT, written so that the same parts always give the same bytes. Needs fflate. */

export const MANY_COLUMNS = 6; // a table with at least this many gets small text
const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeXml = (text) => text.replace(/[&<>"]/g, (mark) => MARKS[mark]);

/** The text of one part.
 * @type {(bytes: Uint8Array, name: string) => string} */
export function readPart(bytes, name) {
  const { unzipSync, strFromU8 } = globalThis.fflate;
  return strFromU8(unzipSync(bytes, { filter: (part) => part.name === name })[name]);
}

/** Pack again with some of the parts changed. The parts named in `first` go first, in that order, and those in `stored`
 * aren't compressed.
 * @type {(bytes: Uint8Array, how: { changes: Record<string, (text: string) => string | Promise<string>>, first: string[], stored?: string[] }) => Promise<Uint8Array>} */
export async function repack(bytes, { changes, first, stored = [] }) {
  const { unzipSync, zipSync, strFromU8, strToU8 } = globalThis.fflate;
  const parts = unzipSync(bytes);
  const names = [...first, ...Object.keys(parts).filter((name) => !first.includes(name)).sort()];
  for (const [name, change] of Object.entries(changes)) parts[name] = strToU8(await change(strFromU8(parts[name])));
  // ZIP files store local time: this date is the same in all time zones.
  return zipSync(Object.fromEntries(names.map((name) => [name, [parts[name], { level: stored.includes(name) ? 0 : 6, mtime: new Date(1980, 0, 1) }]])));
}
