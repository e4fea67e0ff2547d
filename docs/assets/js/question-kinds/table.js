/* The kinds of question, by name: what each has to say is in assessment/widgets.js.

   Written by `python3 tasks.py schemas` from the register of course/model/question_kinds/: don't edit it. */

import { blankKind } from "./blank.js";
import { matchingKind } from "./matching.js";
import { multipleKind } from "./multiple.js";
import { numericKind } from "./numeric.js";
import { openKind } from "./open.js";
import { orderingKind } from "./ordering.js";
import { singleKind } from "./single.js";
import { trueFalseKind } from "./true_false.js";
import { twoTierKind } from "./two_tier.js";

export const questionKinds = {
  single: singleKind,
  multiple: multipleKind,
  true_false: trueFalseKind,
  blank: blankKind,
  matching: matchingKind,
  ordering: orderingKind,
  numeric: numericKind,
  open: openKind,
  two_tier: twoTierKind,
};
