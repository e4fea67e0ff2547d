/* The two views of a chapter: the essential route, where the rest is folded (folds.js), and everything. Apart, because
   every page decides on its view before it is painted. */

/** @typedef {"essential" | "all"} View */

/** The view that is stored as a text; the essential one for anything else.
 * @type {(text: string | null) => View} */
export const parseView = (text) => (text === "all" ? "all" : "essential");
