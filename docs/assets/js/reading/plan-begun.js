/* How much of the plan mínimo is written, beside what leads to «Mi plan»: for who has begun it. */

import { countWritten } from "../core/reading.js";
import { findAll } from "../page/dom.js";
import { PLAN_KEY } from "../page/keys.js";
import { setText } from "../page/words.js";

/** An element has the ids of the fields as its `data-plan-begun`. */
export function showPlanBegun() {
  findAll(document, "[data-plan-begun]").forEach((element) => {
    const fields = element.dataset.planBegun.split(" ");
    const filled = countWritten(localStorage.getItem(PLAN_KEY), fields);
    setText(element, filled ? `Llevas ${filled} de los ${fields.length} campos del plan mínimo.` : "");
    element.hidden = !filled;
  });
}
