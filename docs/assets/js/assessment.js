/* Loaded by every page with questions, diagnoses or progress: binds the parts of the self-assessment that the page
   has, now and after each instant navigation, and updates them when other tabs store something. */

import { certificateCheckPart, certificatePart } from "./assessment/certificate.js";
import { examPart } from "./assessment/exam.js";
import { progressPart } from "./assessment/progress.js";
import { quizPart } from "./assessment/quiz.js";
import { reviewPart } from "./assessment/review.js";
import { bindPage, journal, refreshAll, store } from "./assessment/session.js";
import { worksheetPart } from "./assessment/worksheet.js";
import { ANSWERS_KEY } from "./page/keys.js";
import { followPages } from "./page/navigation.js";
import { withStorage } from "./page/storage.js";
import { followWindows } from "./page/windows.js";

const PAGE_PARTS = [quizPart, progressPart, reviewPart, examPart, certificatePart, certificateCheckPart, worksheetPart];

function bindParts() {
  const diagnosis = Curso.diagnosis;
  bindPage(diagnosis ? [...PAGE_PARTS, diagnosis.diagnosisPart] : PAGE_PARTS);
}

withStorage(() => followWindows({ key: ANSWERS_KEY, store, journal, show: () => refreshAll(false) }));
addEventListener("beforeunload", (event) => {
  if (store.isWaiting()) event.preventDefault(); // the browser asks whether to leave
});
followPages(bindParts);

export const start = () => withStorage(bindParts);
