/* How much of the plan is written: sums and what is missing, of the plan mínimo ("core") or of the whole. Plain data in and out. */

export const isCounted = (field, scope) => scope !== "core" || field.core;

/* {total, filled, missing: [field], sections: [{section, total, filled, missing: [field]}]}, without the sections that have no field of
   the scope. `values` are planState.listValues's. What is missing of the whole plan is what is required. */
export function summarize(definition, values, scope) {
  const sections = definition.sections.map((section) => {
    const counted = section.fields.filter((field) => isCounted(field, scope));
    const empty = counted.filter(({ id }) => !Object.hasOwn(values, id));
    return { section, total: counted.length, filled: counted.length - empty.length, missing: empty.filter(({ required }) => required) };
  }).filter(({ total }) => total);
  const sum = (name) => sections.reduce((total, section) => total + section[name], 0);
  return { total: sum("total"), filled: sum("filled"), missing: sections.flatMap(({ missing }) => missing), sections };
}
