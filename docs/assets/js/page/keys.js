/* Under which keys the course keeps what its readers write. Courses published at one address share the browser's
   storage, so that each has its own name in them: `storage` in data/course.yml, which its pages have (overrides/main.html).
   Pages made without it have the name that all courses had before. */

import { find } from "./dom.js";

/** @type {(part: string) => string} */
const nameKey = (part) => `${find(document, 'meta[name="course-storage"]')?.content ?? "curso"}:${part}`;

export const ANSWERS_KEY = nameKey("estado");
export const PLAN_KEY = nameKey("plan");
export const VIEW_KEY = nameKey("vista");
export const CLOSED_KEY = nameKey("antes-de-leer");
export const ORDER_KEY = nameKey("orden");
/* What a search result was found by, until the page that it leads to is open: in sessionStorage. */
export const FOUND_KEY = nameKey("buscado");
