/* Loaded by the pages of the self-assessment (progress, review, final test…): binds the parts of it that the
   page has. The questions of a chapter are bound by chapter.js. */

import { beforeAfterPart } from "./assessment/before-after.js";
import { certificateCheckPart, certificatePart } from "./assessment/certificate.js";
import { examPart } from "./assessment/exam.js";
import { progressPart } from "./assessment/progress.js";
import { reviewPart } from "./assessment/review.js";
import { startParts } from "./assessment/session.js";
import { worksheetPart } from "./assessment/worksheet.js";
import { followPages } from "./page/navigation.js";

const PAGE_PARTS = [progressPart, reviewPart, examPart, beforeAfterPart, certificatePart, certificateCheckPart, worksheetPart];

export const start = () => startParts(PAGE_PARTS);

followPages(start);
