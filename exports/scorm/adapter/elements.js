/* The names that each version of SCORM gives to the same things, and the values that it takes. Plain data in and out.

   SCORM 1.2 has one status; 2004 has two. A failed test leaves the activity incomplete, as it can be taken again: Moodle
   (`scorm_check_mode`) opens an attempt of 1.2 that has failed only for review, and then keeps nothing of it. */

import { toPercent } from "./status.js";

/** @import { Outcome } from "./status.js" */
/** @typedef {"1.2" | "2004"} Version */
/** @typedef {Record<string, string>} Values by element */

/** @type {Record<Version, { api: string, calls: Record<string, string>, elements: Record<string, string>, alreadyOpen: string }>} */
export const NAMES = {
  "1.2": {
    api: "API",
    calls: {
      open: "LMSInitialize", close: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", error: "LMSGetLastError",
    },
    elements: {
      student: "cmi.core.student_id", mode: "cmi.core.lesson_mode", place: "cmi.core.lesson_location", kept: "cmi.suspend_data",
      exit: "cmi.core.exit", time: "cmi.core.session_time", status: "cmi.core.lesson_status", raw: "cmi.core.score.raw",
    },
    alreadyOpen: "101",
  },
  2004: {
    api: "API_1484_11",
    calls: { open: "Initialize", close: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit", error: "GetLastError" },
    elements: {
      student: "cmi.learner_id", mode: "cmi.mode", place: "cmi.location", kept: "cmi.suspend_data",
      exit: "cmi.exit", time: "cmi.session_time", status: "cmi.success_status", raw: "cmi.score.scaled",
    },
    alreadyOpen: "103",
  },
};

/** What is set for an outcome, in the order in which it is set; «incomplete» while there is none.
 * @type {(outcome: Outcome | null, version: Version) => Values} */
export function describeOutcome(outcome, version) {
  if (version === "1.2") {
    if (!outcome) return { "cmi.core.lesson_status": "incomplete" };
    return {
      "cmi.core.score.min": "0", "cmi.core.score.max": "100", "cmi.core.score.raw": String(toPercent(outcome.score)),
      "cmi.core.lesson_status": outcome.passed ? "passed" : "incomplete",
    };
  }
  if (!outcome) return { "cmi.completion_status": "incomplete" };
  const percent = toPercent(outcome.score);
  return {
    "cmi.score.min": "0", "cmi.score.max": "100", "cmi.score.raw": String(percent), "cmi.score.scaled": String(percent / 100),
    "cmi.success_status": outcome.passed ? "passed" : "failed", "cmi.completion_status": outcome.passed ? "completed" : "incomplete",
  };
}

/** The outcome that an LMS has from another day, or null: other statuses are the LMS's own.
 * @type {(status: string, raw: string, version: Version) => Outcome | null} */
export function readOutcome(status, raw, version) {
  const score = Number(raw) / (version === "1.2" ? 100 : 1);
  const isKnown = ["passed", "failed"].includes(status) && raw !== "" && score >= 0 && score <= 1;
  return isKnown ? { score, passed: status === "passed" } : null;
}

/** A length of time: «0001:02:03.00» in SCORM 1.2, «PT1H2M3S» in 2004.
 * @type {(seconds: number, version: Version) => string} */
export function formatTime(seconds, version) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (version === "2004") return `PT${parts[0]}H${parts[1]}M${parts[2]}S`;
  return `${parts.map((part, index) => String(part).padStart(index ? 2 : 4, "0")).join(":")}.00`;
}
