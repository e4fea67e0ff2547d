/* Several plans side by side, and the one that a group makes of them: what each says of each field, and what is taken. Plain data
   in and out; the plans given never change.

   Plan: {label, state}. Choices: {<field id>: number of a plan, or "all"}. */

import { canJoin, isAlike, joinValues } from "./plan-merge.js";
import { VERSION, listValues } from "./plan-state.js";
import { copyDictionary } from "./values.js";

/* How alike the values of a field are, null where a plan has none: "empty", "one" (all that there is), "same" or "differ". */
function describe(values) {
  const written = values.filter((value) => value !== null);
  if (written.length === 0) return "empty";
  if (!written.every((value) => isAlike(value, written[0]))) return "differ";
  return written.length === values.length ? "same" : "one";
}

/* [{section, differing, fields: [{field, values, agreement}]}], `values` one a plan; fields that nobody wrote are left out. */
export function comparePlans(plans, definition) {
  const written = plans.map(({ state }) => listValues(state, definition));
  return definition.sections.map((section) => {
    const fields = section.fields.map((field) => {
      const values = written.map((one) => (Object.hasOwn(one, field.id) ? one[field.id] : null));
      return { field, values, agreement: describe(values) };
    }).filter(({ agreement }) => agreement !== "empty");
    return { section, fields, differing: fields.filter(({ agreement }) => agreement === "differ").length };
  });
}

/* What is taken of a field: the value chosen, the only one there is, or null while the group has to choose. */
function resolve({ field, values, agreement }, choice) {
  if (agreement !== "differ") return values.find((value) => value !== null);
  if (choice === "all" && canJoin(field)) return values.filter((value) => value !== null).reduce((one, other) => joinValues(field, one, other));
  return values[choice] ?? null;
}

/* The choices after a group takes a whole section of one plan: fields that this plan hasn't written stay as they were. */
export function takeSection(choices, { fields }, number) {
  const taken = fields.filter(({ values, agreement }) => agreement === "differ" && values[number] !== null);
  return { ...choices, ...Object.fromEntries(taken.map(({ field }) => [field.id, number])) };
}

/* {state, pending: [field]}: the plan of the group, each field dated `at`, and what is still to be chosen. */
export function combine(sections, choices, at) {
  const state = { version: VERSION, fields: copyDictionary() };
  const pending = [];
  for (const row of sections.flatMap(({ fields }) => fields)) {
    const value = resolve(row, choices[row.field.id]);
    if (value === null) pending.push(row.field);
    else state.fields[row.field.id] = { value, at };
  }
  return { state, pending };
}

/* A letter for each plan: what its columns and buttons are called by. */
export const nameLetter = (number) => String.fromCharCode(65 + number);
