/* Loaded by the pages with text to study: binds their questions, and what folds in them. */

import { bindFolds } from "./chapter/folds.js";
import { quizPart } from "./assessment/quiz.js";
import { startParts } from "./assessment/session.js";
import { followPages } from "./page/navigation.js";

export function start() {
  bindFolds();
  startParts([quizPart]);
}

followPages(start);
