/* How much of the plan is written: totals and what is missing, for the plan mínimo ("core") or for the whole. Plain
   data in and out. */

/** @import { Definition, Field, Section, Value } from "./plan-state.js" */
/** @typedef {{ total: number, filled: number, missing: Field[] }} Counts */
/** @typedef {Counts & { section: Section }} SectionCounts */

/** @type {(field: Field, scope: string) => boolean} */
export const isCounted = (field, scope) => scope !== "core" || field.core;

/** The counts of the whole and of each section, except those without fields in scope. `values` come from `listValues`
 * (plan-state.js). `missing` has the required fields only.
 * @type {(definition: Definition, values: Record<string, Value>, scope: string) => Counts & { sections: SectionCounts[] }} */
export function summarize(definition, values, scope) {
  const sections = definition.sections.map((section) => {
    const counted = section.fields.filter((field) => isCounted(field, scope));
    const empty = counted.filter(({ id }) => !Object.hasOwn(values, id));
    return { section, total: counted.length, filled: counted.length - empty.length, missing: empty.filter(({ required }) => required) };
  }).filter(({ total }) => total);
  const sum = (/** @type {"total" | "filled"} */ name) => sections.reduce((total, section) => total + section[name], 0);
  return { total: sum("total"), filled: sum("filled"), missing: sections.flatMap(({ missing }) => missing), sections };
}
