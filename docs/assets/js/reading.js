/* What the reader has read and answered, shown wherever the page leaves room for it: ticks in the menu and in the lists of
   lessons, the button that goes on, the end of a tema, and how much of the plan is written. Loaded by site.js once something is
   stored; it only reads. */

import { showMarks } from "./reading/marks.js";
import { showPlanBegun } from "./reading/plan-begun.js";
import { showResume } from "./reading/resume.js";
import { readReading } from "./reading/stored.js";
import { showTemaEnd } from "./reading/tema-end.js";

export function showReading() {
  const reading = readReading();
  showMarks(reading);
  showResume(reading);
  showTemaEnd(reading);
  showPlanBegun();
}

export const start = () => {}; // site.js calls `showReading` on every page
