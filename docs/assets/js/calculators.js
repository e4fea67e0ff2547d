/* In the pages with a calculator: binds those that the page has, now and after each instant navigation. */

import { messages, rates } from "./calculators/engagement.js";
import { bindPage } from "./calculators/form.js";
import { sample } from "./calculators/sampling.js";
import { followPages } from "./page/site.js";

export const start = () => bindPage({ rates, messages, sample });

followPages(start);
