/* The elements of a worksheet's answer sheet. */

import { make } from "../../page/elements.js";

export const LETTERS = [..."abcdefghi"];

export const makeLine = () => make("span", "paper-line");
export const makeLetters = (letters) => letters.flatMap((letter) => [make("span", "paper-letter", letter), " "]);

/* A short blank after each label, and what to write in them. */
export const makeBlanks = (labels, hint) => [
  ...labels.flatMap((label) => [make("span", "paper-blank", `${label} `, make("span", "paper-short")), " "]),
  make("small", "", hint),
];
