/* The ZIP of a DOCX or an ODT, written so that the same parts always give the same bytes. Needs fflate. */

export const MANY_COLUMNS = 6; // a table with at least this many gets small text
const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeXml = (text) => text.replace(/[&<>"]/g, (mark) => MARKS[mark]);

/** Pack again with some of the parts changed. The parts named in `first` go first, in that order, and those in `stored`
 * aren't compressed.
 * @type {(bytes: Uint8Array, how: { changes: Record<string, (text: string) => string>, first: string[], stored?: string[] }) => Uint8Array} */
export function repack(bytes, { changes, first, stored = [] }) {
  const { unzipSync, zipSync, strFromU8, strToU8 } = globalThis.fflate;
  const parts = unzipSync(bytes);
  const names = [...first, ...Object.keys(parts).filter((name) => !first.includes(name)).sort()];
  // ZIP files store local time: this date is the same in all time zones.
  return zipSync(Object.fromEntries(names.map((name) => {
    const change = changes[name];
    const content = change ? strToU8(change(strFromU8(parts[name]))) : parts[name];
    return [name, [content, { level: stored.includes(name) ? 0 : 6, mtime: new Date(1980, 0, 1) }]];
  })));
}
