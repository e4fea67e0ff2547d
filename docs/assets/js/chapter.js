/* Loaded by the pages with text to study: binds their questions, what folds in them, and whether they have been read. */

import { bindFolds } from "./chapter/folds.js";
import { beforeReadingPart } from "./assessment/before-reading.js";
import { quizPart } from "./assessment/quiz.js";
import { lessonPart } from "./reading/lesson-end.js";
import { startParts } from "./assessment/session.js";
import { followPages } from "./page/navigation.js";

export function start() {
  bindFolds();
  startParts([beforeReadingPart, quizPart, lessonPart]);
}

followPages(start);
