/* Loaded by pages with a part of the plan: binds its sections. */

import { find } from "./page/dom.js";
import { bindPlans } from "./plan/binding.js";
import { bindForm } from "./plan/form.js";
import { store } from "./plan/session.js";

function bindSections(box, { sections }) {
  const state = store.read();
  sections.forEach((section) => bindForm(find(box, `[data-fields="${section.number}"]`), section, state));
}

export const start = () => bindPlans("", bindSections);
