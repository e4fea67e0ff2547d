/* Loaded by pages with a calculator: binds them now and after each instant navigation. */

import { messagesCalculator, ratesCalculator } from "./calculators/engagement.js";
import { bindPage } from "./calculators/form.js";
import { sampleCalculator } from "./calculators/sampling.js";
import { followPages } from "./page/navigation.js";

export const start = () => bindPage({ rates: ratesCalculator, messages: messagesCalculator, sample: sampleCalculator });

followPages(start);
