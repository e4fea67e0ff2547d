/* Several plans side by side, and the one that a group makes of them: what each says of each field, and what is taken. Plain data
   in and out; the plans given never change. Choices stand under the fields' ids. */

import { canJoin, isAlike, joinValues } from "./plan-merge.js";
import { VERSION, listValues } from "./plan-state.js";
import { copyDictionary } from "./values.js";

/** @import { Definition, Field, PlanState, Section, Value } from "./plan-state.js" */
/** @typedef {{ field: Field, values: (Value | null)[], agreement: "empty" | "one" | "same" | "differ" }} Row `values`: one a plan */
/** @typedef {{ section: Section, differing: number, fields: Row[] }} SectionRow */
/** @typedef {number | "all"} Choice the number of a plan, or all of them */

/** How alike the values of a field are, null where a plan has none: "empty", "one" (all that there is), "same" or "differ".
 * @type {(values: (Value | null)[]) => Row["agreement"]} */
function describe(values) {
  const written = values.filter((value) => value !== null);
  if (written.length === 0) return "empty";
  if (!written.every((value) => isAlike(value, written[0]))) return "differ";
  return written.length === values.length ? "same" : "one";
}

/** Section by section; fields that nobody wrote are left out.
 * @type {(plans: { state: PlanState }[], definition: Definition) => SectionRow[]} */
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

/** What is taken of a field: the value chosen, the only one there is, or null while the group has to choose.
 * @type {(row: Row, choice: Choice) => Value | null} */
function resolve({ field, values, agreement }, choice) {
  if (agreement !== "differ") return values.find((value) => value !== null) ?? null;
  if (choice === "all" && canJoin(field)) return values.filter((value) => value !== null).reduce((one, other) => joinValues(field, one, other));
  return values[Number(choice)] ?? null; // none is the number of no plan
}

/** The choices after a group takes a whole section of one plan: fields that this plan hasn't written stay as they were.
 * @type {(choices: Record<string, Choice>, section: { fields: Row[] }, number: number) => Record<string, Choice>} */
export function takeSection(choices, { fields }, number) {
  const taken = fields.filter(({ values, agreement }) => agreement === "differ" && values[number] !== null);
  return { ...choices, ...Object.fromEntries(taken.map(({ field }) => [field.id, number])) };
}

/** The plan of the group, each field dated `at`, and what is still to be chosen.
 * @type {(sections: { fields: Row[] }[], choices: Record<string, Choice>, at: string) => { state: PlanState, pending: Field[] }} */
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

/** A letter for each plan: what its columns and buttons are called by.
 * @type {(number: number) => string} */
export const nameLetter = (number) => String.fromCharCode(65 + number);
