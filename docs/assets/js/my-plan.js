/* «Mi plan»: the whole plan and its file. */

import { bindPlans } from "./plan/binding.js";
import { bindWhole } from "./plan/whole.js";

export const start = () => bindPlans("whole", bindWhole);
