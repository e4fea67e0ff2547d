/* Grading: plain data in, plain data out. Knows nothing of the page nor of what is stored.

   A question is {kind, ...}:
     single, multiple, true_false: choices [{value, correct}]; the response is the list of chosen values
     blank: accepted [text], anticipated [[text]]; the response is the text typed
     numeric: answer, tolerance, anticipated [number]; the response is the text typed
     matching: pairs ["item:match"]; the response is a list of such pairs, one an item that was given something
     ordering: steps [value] in the right order; the response is the list of all values, in order
     open: criteria [value]; the response is the text, followed by the values of the criteria that its author found met
   A grade is {answered, correct, score, ...}, `score` from 0 to 1. Choices add `chosen` (indexes) and `missed` (how many right ones
   were left out); blank and numeric add `mistake` (index of the foreseen mistake, or -1), numeric also `isNumber`; matching and
   ordering add `right` and `total`, what the score counts; open adds `met` (values).

   Partial credit. Multiple: right ones chosen less wrong ones, over all the right ones, never under 0. Matching: right pairs over
   pairs. Ordering: steps right behind the one they should follow, over all but the first (Moodle's «relative to the next item,
   excluding last»). Open: criteria met over criteria; it counts as correct from two thirds on. */

import { dropInvisible, parseNumber } from "./numbers.js";

const OPEN_PASS = 2 / 3;

const EDGES = /^[\s.,;:!?¡¿…]+|[\s.,;:!?…]+$/g; // spaces, and the stop of a sentence

/* Accents, case, outer spaces and outer stops don't count. The tilde of «ñ» is no accent: «año» and «ano» are two words. */
export function foldText(text) {
  return dropInvisible(text).normalize("NFD").replace(/[\u0300-\u0302\u0304-\u036f]/g, "").normalize("NFC")
    .toLowerCase().replace(EDGES, "").replace(/\s+/g, " ");
}

function gradeChoices({ choices }, response) {
  const isChosen = (choice) => response.includes(choice.value);
  const chosen = choices.flatMap((choice, index) => (isChosen(choice) ? [index] : []));
  const missed = choices.filter((choice) => choice.correct && !isChosen(choice)).length;
  const right = choices.filter((choice) => choice.correct).length;
  const wrong = chosen.filter((index) => !choices[index].correct).length;
  const score = Math.max(0, (right - missed - wrong) / right);
  return { answered: chosen.length > 0, correct: score === 1, score, chosen, missed };
}

function gradeBlank({ accepted, anticipated }, response) {
  const typed = foldText(response);
  const isTyped = (text) => foldText(text) === typed;
  const correct = accepted.some(isTyped);
  return { answered: typed !== "", correct, score: Number(correct), mistake: anticipated.findIndex((texts) => texts.some(isTyped)) };
}

function gradeNumeric({ answer, tolerance, anticipated }, response) {
  const value = parseNumber(response);
  /* The slack is for decimals that binary numbers can't hold, such as 0.1 + 0.2. */
  const isNear = (other, distance) => Math.abs(value - other) <= distance + 1e-9 * Math.max(1, Math.abs(other));
  const isNumber = !Number.isNaN(value);
  const correct = isNear(answer, tolerance);
  return {
    answered: isNumber, isNumber: isNumber || response.trim() === "", correct, score: Number(correct),
    mistake: anticipated.findIndex((other) => isNear(other, 0)),
  };
}

function gradeMatching({ pairs }, response) {
  const right = pairs.filter((pair) => response.includes(pair)).length;
  return { answered: response.length > 0, correct: right === pairs.length, score: right / pairs.length, right, total: pairs.length };
}

function gradeOrdering({ steps }, response) {
  const right = steps.slice(1).filter((step, index) => response.includes(step) && response[response.indexOf(step) - 1] === steps[index]).length;
  const total = steps.length - 1;
  return { answered: response.length > 0, correct: right === total, score: right / total, right, total };
}

function gradeOpen({ criteria }, [text = "", ...ticked]) {
  const met = criteria.filter((value) => ticked.includes(value));
  const score = met.length / criteria.length;
  return { answered: text.trim() !== "", correct: score >= OPEN_PASS, score, met };
}

const graders = {
  single: gradeChoices, multiple: gradeChoices, true_false: gradeChoices, blank: gradeBlank, numeric: gradeNumeric,
  matching: gradeMatching, ordering: gradeOrdering, open: gradeOpen,
};

export const grade = (question, response) => graders[question.kind](question, response);
