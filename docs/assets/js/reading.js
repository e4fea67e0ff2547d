/* What the reader has read and answered, shown wherever the page leaves room for it: ticks in the menu and in the lists of
   lessons, the button that goes on, and the end of a tema. Loaded by site.js once something is stored; it only reads. */

import { showMarks } from "./reading/marks.js";
import { showResume } from "./reading/resume.js";
import { readReading } from "./reading/stored.js";
import { showTemaEnd } from "./reading/tema-end.js";

export function showReading() {
  const reading = readReading();
  showMarks(reading);
  showResume(reading);
  showTemaEnd(reading);
}

export const start = () => {}; // site.js calls `showReading` on every page
