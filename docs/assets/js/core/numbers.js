/* Numbers as typed in Spanish: plain data in and out. */

/** Pasted text may have invisible characters (zero-width spaces, direction marks).
 * @type {(text: string) => string} */
export const dropInvisible = (text) => text.replace(/\p{Cf}/gu, "");

/** A number as typed in Spanish, or NaN: decimal comma; points or spaces between groups of three digits; a point that
 * doesn't separate such a group is read as a comma. A unit after the number is ignored.
 * @type {(text: string) => number} */
export function parseNumber(text) {
  const [, sign, digits] = /^([-+−]?)\s*(\d[\d.,\s]*?)\s*[^\d.,\s]*$/.exec(dropInvisible(text).trim()) || [];
  if (!digits) return NaN;
  let plain = digits.replace(/\s(?=\d{3}(?!\d))/g, "");
  plain = /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll(".", "") : plain;
  plain = plain.replace(",", ".");
  const value = /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : NaN;
  return sign && sign !== "+" ? -value : value;
}
