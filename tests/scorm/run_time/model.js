/* The data models of SCORM 1.2 and SCORM 2004 4th edition: each element with what may be done with it and its type. An
   `n` in a name is a place in a list. Elements of the standard that no package of ours uses are left out, and answered as
   those of an LMS that doesn't have them. */

import {
  among, ascii, completion, feedback12, identifier, identifier12, interaction, interaction12, interval, localized, pattern, real, response,
  result, result12, score12, status12, success, text, time12, timespan12, timestamp, weighting12,
} from "./types.js";

/** @import { Type } from "./types.js" */
/** @typedef {"read" | "write" | "both"} Access */
/** @typedef {[Access, Type]} Element */

const anything = () => null;

/** @type {Record<string, Element>} */
const ELEMENTS_12 = {
  "cmi.core.student_id": ["read", anything],
  "cmi.core.student_name": ["read", anything],
  "cmi.core.lesson_location": ["both", ascii(255)],
  "cmi.core.credit": ["read", anything],
  "cmi.core.lesson_status": ["both", status12],
  "cmi.core.entry": ["read", anything],
  "cmi.core.score.raw": ["both", score12],
  "cmi.core.score.max": ["both", score12],
  "cmi.core.score.min": ["both", score12],
  "cmi.core.total_time": ["read", anything],
  "cmi.core.lesson_mode": ["read", anything],
  "cmi.core.exit": ["write", among("time-out", "suspend", "logout", "")],
  "cmi.core.session_time": ["write", timespan12],
  "cmi.suspend_data": ["both", ascii(4096)],
  "cmi.launch_data": ["read", anything],
  "cmi.objectives.n.id": ["both", identifier12],
  "cmi.objectives.n.score.raw": ["both", score12],
  "cmi.objectives.n.score.max": ["both", score12],
  "cmi.objectives.n.score.min": ["both", score12],
  "cmi.objectives.n.status": ["both", among("passed", "completed", "failed", "incomplete", "browsed", "not attempted")],
  "cmi.interactions.n.id": ["write", identifier12],
  "cmi.interactions.n.objectives.n.id": ["write", identifier12],
  "cmi.interactions.n.time": ["write", time12],
  "cmi.interactions.n.type": ["write", interaction12],
  "cmi.interactions.n.correct_responses.n.pattern": ["write", feedback12],
  "cmi.interactions.n.weighting": ["write", weighting12],
  "cmi.interactions.n.student_response": ["write", feedback12],
  "cmi.interactions.n.result": ["write", result12],
  "cmi.interactions.n.latency": ["write", timespan12],
};

/** @type {Record<string, Element>} */
const ELEMENTS_2004 = {
  "cmi._version": ["read", anything],
  "cmi.completion_status": ["both", completion],
  "cmi.completion_threshold": ["read", anything],
  "cmi.credit": ["read", anything],
  "cmi.entry": ["read", anything],
  "cmi.exit": ["write", among("time-out", "suspend", "logout", "normal", "")],
  "cmi.launch_data": ["read", anything],
  "cmi.learner_id": ["read", anything],
  "cmi.learner_name": ["read", anything],
  "cmi.location": ["both", text(1000)],
  "cmi.max_time_allowed": ["read", anything],
  "cmi.mode": ["read", anything],
  "cmi.progress_measure": ["both", real(0, 1)],
  "cmi.scaled_passing_score": ["read", anything],
  "cmi.score.scaled": ["both", real(-1, 1)],
  "cmi.score.raw": ["both", real()],
  "cmi.score.min": ["both", real()],
  "cmi.score.max": ["both", real()],
  "cmi.session_time": ["write", interval],
  "cmi.success_status": ["both", success],
  "cmi.suspend_data": ["both", text(64000)],
  "cmi.time_limit_action": ["read", anything],
  "cmi.total_time": ["read", anything],
  "cmi.objectives.n.id": ["both", identifier(4000)],
  "cmi.objectives.n.score.scaled": ["both", real(-1, 1)],
  "cmi.objectives.n.score.raw": ["both", real()],
  "cmi.objectives.n.score.min": ["both", real()],
  "cmi.objectives.n.score.max": ["both", real()],
  "cmi.objectives.n.success_status": ["both", success],
  "cmi.objectives.n.completion_status": ["both", completion],
  "cmi.objectives.n.progress_measure": ["both", real(0, 1)],
  "cmi.objectives.n.description": ["both", localized(250)],
  "cmi.interactions.n.id": ["both", identifier(4000)],
  "cmi.interactions.n.type": ["both", interaction],
  "cmi.interactions.n.objectives.n.id": ["both", identifier(4000)],
  "cmi.interactions.n.timestamp": ["both", timestamp],
  "cmi.interactions.n.correct_responses.n.pattern": ["both", pattern],
  "cmi.interactions.n.weighting": ["both", real()],
  "cmi.interactions.n.learner_response": ["both", response],
  "cmi.interactions.n.result": ["both", result],
  "cmi.interactions.n.latency": ["both", interval],
  "cmi.interactions.n.description": ["both", localized(250)],
};

/** The codes of what goes wrong. A list is by the state in which a session is called: before it is opened, and after.
 * @typedef {Record<"open" | "close" | "get" | "set" | "commit", [string, string]>} States
 * @typedef {{
 *   states: States, twice: string, argument: string, unkept: Record<"commit" | "close", string>, noName: [string, string],
 *   unknown: string, leftOut: string, noChildren: string, noCount: string, keyword: string, readOnly: string, writeOnly: string,
 *   type: string, range: string, place: [string, string], unset: string, dependency: string, repeated: string,
 * }} Codes Pairs are those of reading and of setting, and "0" is no fault */

/** @type {Codes} */
const CODES_12 = {
  states: { open: ["0", "101"], close: ["301", "301"], get: ["301", "301"], set: ["301", "301"], commit: ["301", "301"] },
  twice: "101", argument: "201", unkept: { commit: "101", close: "101" }, noName: ["201", "201"],
  unknown: "201", leftOut: "401", noChildren: "202", noCount: "203", keyword: "402", readOnly: "403", writeOnly: "404",
  type: "405", range: "405", place: ["201", "201"], unset: "0", dependency: "0", repeated: "0",
};
/** @type {Codes} */
const CODES_2004 = {
  states: { open: ["0", "104"], close: ["112", "113"], get: ["122", "123"], set: ["132", "133"], commit: ["142", "143"] },
  twice: "103", argument: "201", unkept: { commit: "391", close: "111" }, noName: ["301", "351"],
  unknown: "401", leftOut: "402", noChildren: "301", noCount: "301", keyword: "404", readOnly: "404", writeOnly: "405",
  type: "406", range: "407", place: ["301", "351"], unset: "403", dependency: "408", repeated: "351",
};

/** What the LMS says of a launch, by element.
 * @typedef {{ student: string, mode: string, credit: string, entry: string, seconds: number }} Given */

/** @type {(seconds: number) => [string, string, string]} */
function splitTime(seconds) {
  const hundredths = Math.round(seconds * 100);
  return [String(Math.floor(hundredths / 360000)), String(Math.floor(hundredths / 6000) % 60), String((hundredths % 6000) / 100)];
}

/** @type {(time: string, parts: RegExp, units: number[]) => number} */
function toSeconds(time, parts, units) {
  const [, ...found] = parts.exec(time) ?? [];
  return found.reduce((sum, part, place) => sum + Number(part ?? 0) * units[place], 0);
}

const DAY = 86400;

/** The two versions: names of the calls, elements and how each begins.
 * @type {Record<string, any>} */
export const MODELS = {
  "1.2": {
    calls: {
      open: "LMSInitialize", close: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit",
      error: "LMSGetLastError", errorText: "LMSGetErrorString", diagnostic: "LMSGetDiagnostic",
    },
    codes: CODES_12,
    elements: ELEMENTS_12,
    leftOut: /^cmi\.(comments|comments_from_lms|student_data|student_preference)(\.|$)/,
    ends: { exit: "cmi.core.exit", time: "cmi.core.session_time", status: "cmi.core.lesson_status" },
    initial: { "cmi.core.lesson_status": "not attempted" },
    give: (/** @type {Given} */ { student, mode, credit, entry, seconds }) => ({
      "cmi.core.student_id": student, "cmi.core.student_name": student, "cmi.core.credit": credit, "cmi.core.entry": entry,
      "cmi.core.lesson_mode": mode, "cmi.core.total_time": splitTime(seconds).map((part, place) => (
        (place < 2 ? part : Number(part).toFixed(2)).padStart([4, 2, 5][place], "0")
      )).join(":"),
    }),
    toSeconds: (/** @type {string} */ time) => toSeconds(time, /^(\d+):(\d+):([\d.]+)$/, [3600, 60, 1]),
  },
  2004: {
    calls: {
      open: "Initialize", close: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit", error: "GetLastError",
      errorText: "GetErrorString", diagnostic: "GetDiagnostic",
    },
    codes: CODES_2004,
    elements: ELEMENTS_2004,
    leftOut: /^(cmi\.(comments_from_learner|comments_from_lms|learner_preference)|adl\.(nav|data))(\.|$)/,
    ends: { exit: "cmi.exit", time: "cmi.session_time", status: "cmi.completion_status" },
    initial: { "cmi.completion_status": "unknown", "cmi.success_status": "unknown" },
    give: (/** @type {Given} */ { student, mode, credit, entry, seconds }) => ({
      "cmi._version": "1.0", "cmi.learner_id": student, "cmi.learner_name": student, "cmi.credit": credit, "cmi.entry": entry,
      "cmi.mode": mode, "cmi.time_limit_action": "continue,no message",
      "cmi.total_time": `PT${splitTime(seconds).map((part, place) => part + "HMS"[place]).join("")}`,
    }),
    toSeconds: (/** @type {string} */ time) => toSeconds(
      time, /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/, [365 * DAY, 30 * DAY, DAY, 3600, 60, 1],
    ),
  },
};
