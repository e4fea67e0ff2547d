/* The lessons of the course (exports/reading.py), which pages load when they need them. */

import { loadScript } from "../page/files.js";
import { assets } from "../page/trusted.js";

/** Load `Curso.lessons`, once. */
export const loadLessons = () => (globalThis.Curso?.lessons ? Promise.resolve() : loadScript(`${assets}bank/lessons.js`));
