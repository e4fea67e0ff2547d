/* Numbers as a Spaniard types them: plain data in, plain data out. */

/** What can't be seen (zero-width spaces, marks of direction) comes with what is pasted.
 * @type {(text: string) => string} */
export const dropInvisible = (text) => text.replace(/\p{Cf}/gu, "");

/** A number as a Spaniard types it, or NaN: decimal comma; points or spaces between groups of three figures; a point that parts no
 * such group is read as a comma. A unit after the number is passed over.
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
