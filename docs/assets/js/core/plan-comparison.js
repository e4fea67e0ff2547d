/* Several plans side by side, and the group's plan made from them: the value of each field in each plan, and which
   is taken. Plain data in and out; the given plans never change. Choices are keyed by field id. */

import { canJoin, isAlike, joinValues } from "./plan-merge.js";
import { VERSION, listValues } from "./plan-state.js";
import { copyDictionary } from "./values.js";

/** @import { Definition, Field, PlanState, Section, Value } from "./plan-state.js" */
/** @typedef {{ field: Field, values: (Value | null)[], agreement: "empty" | "one" | "same" | "differ" }} Row `values`: one per plan */
/** @typedef {{ section: Section, differing: number, fields: Row[] }} SectionRow */
/** @typedef {number | "all"} Choice the number of a plan, or all of them joined */

/** How similar the values of a field are, null if a plan has none: "empty", "one" (the only one written), "same" or
 * "differ".
 * @type {(values: (Value | null)[]) => Row["agreement"]} */
function describe(values) {
  const written = values.filter((value) => value !== null);
  if (written.length === 0) return "empty";
  if (!written.every((value) => isAlike(value, written[0]))) return "differ";
  return written.length === values.length ? "same" : "one";
}

/** Section by section, without the fields that nobody has written.
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

/** What is taken for a field: the chosen value, the only one there is, or null while the group has to choose.
 * @type {(row: Row, choice: Choice) => Value | null} */
function resolve({ field, values, agreement }, choice) {
  if (agreement !== "differ") return values.find((value) => value !== null) ?? null;
  if (choice === "all" && canJoin(field)) return joinValues(field, values.filter((value) => value !== null));
  return values[Number(choice)] ?? null; // undefined is the number of no plan
}

/** The choices after a group takes a whole section from one plan: fields that it doesn't have keep their choice.
 * @type {(choices: Record<string, Choice>, section: { fields: Row[] }, number: number) => Record<string, Choice>} */
export function takeSection(choices, { fields }, number) {
  const taken = fields.filter(({ values, agreement }) => agreement === "differ" && values[number] !== null);
  return { ...choices, ...Object.fromEntries(taken.map(({ field }) => [field.id, number])) };
}

/** The group's plan, each field dated `at`, and the fields still to be chosen.
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

/** The names of several plans: the town hall, who wrote it if the file says so and, as far as they are needed to tell
 * two apart, the day and the file.
 * @type {(plans: { label: string, author: string, day: string, file: string }[]) => string[]} */
export function namePlans(plans) {
  const tell = (/** @type {string} */ label, /** @type {string[]} */ ...parts) => {
    const told = parts.filter(Boolean).join(", ");
    return told ? `${label} (${told})` : label;
  };
  const forms = plans.map(({ label, author, day, file }) => [tell(label, author), tell(label, author, day), tell(label, author, day, file)]);
  const isTaken = (/** @type {number} */ number, /** @type {number} */ form) => forms.some((names, other) => other !== number && names[form] === forms[number][form]);
  return forms.map((names, number) => names.find((_, form) => !isTaken(number, form)) ?? names[names.length - 1]);
}

/** The letter that identifies each plan in columns and buttons.
 * @type {(number: number) => string} */
export const nameLetter = (number) => String.fromCharCode(65 + number);
