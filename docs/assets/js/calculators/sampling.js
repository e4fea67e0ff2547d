/* The texts of the sample size calculator. */

import { formatNumber, roundHalfUp } from "../core/number-fields.js";
import { computeSample } from "../core/sampling.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";
import { makeFormula, makeNote } from "./form.js";

const SAMPLE_FAULTS = {
  "margin:high": "Escribe un margen de 50 puntos como mucho.",
  "share:high": "Escribe un porcentaje mayor que 0 y menor que 100.",
  "share:zero": "Escribe un porcentaje mayor que 0 y menor que 100.",
  "size:over-population": "No puedes tener más que la población: repasa las dos cifras.",
};
const show = (value) => `${Math.abs(Number(roundHalfUp(value, 2)) - value) < 1e-9 ? "=" : "≈"} ${formatNumber(value, 2)}`;
const roundUp = (value) => Math.ceil(Number((value * 100).toPrecision(12))) / 100;

function showSize({ z, share, population, margin, size, unlimited, exact, isAll }) {
  const parts = [
    makeFormula("n₀ = z² × p × (1 − p) ÷ e²"),
    makeFormula(`n₀ = ${formatNumber(z)}² × ${formatNumber(share)} × ${formatNumber(1 - share)} ÷ ${formatNumber(margin)}² ${show(unlimited)}`),
  ];
  if (population !== null) {
    parts.push(
      makeFormula("n = n₀ ÷ (1 + (n₀ − 1) ÷ N)"),
      makeFormula(`n = ${formatNumber(unlimited, 2)} ÷ (1 + (${formatNumber(unlimited, 2)} − 1) ÷ ${formatNumber(population)}) ${show(exact)}`),
    );
  }
  parts.push(makeFormula("Redondeado hacia arriba: ", make("strong", "", formatNumber(size))));
  if (isAll) parts.push(makeNote("son todos los que hay. Con tan pocos no hace falta muestra: míralos todos."));
  return { summary: `Tamaño de la muestra: ${formatNumber(size)}.`, parts };
}

function showMargin({ z, share, population, margin, size, isAll }) {
  const points = roundUp(margin * 100);
  const correction = population === null ? "" : " × √((N − n) ÷ (N − 1))";
  const filled = population === null ? "" : ` × √((${formatNumber(population)} − ${formatNumber(size)}) ÷ (${formatNumber(population)} − 1))`;
  const parts = isAll
    ? [makeNote("tienes todos los que hay: no es una muestra y no lleva margen.")]
    : [
      makeFormula(`e = z × √(p × (1 − p) ÷ n)${correction}`),
      makeFormula(`e = ${formatNumber(z)} × √(${formatNumber(share)} × ${formatNumber(1 - share)} ÷ ${formatNumber(size)})${filled} ≈ ${formatNumber(margin, 4)}`),
      makeFormula("En puntos y redondeado hacia arriba: ", make("strong", "", `±${formatNumber(points, 2)}`)),
    ];
  return { summary: `Margen de error: ±${formatNumber(points, 2)} puntos.`, parts };
}

export const sampleCalculator = {
  compute: (texts) => computeSample({ ...texts, z: Number(texts.z) }),
  tellFault: (name, fault) => SAMPLE_FAULTS[`${name}:${fault}`],
  show(outcome) {
    const { summary, parts } = "exact" in outcome ? showSize(outcome) : showMargin(outcome);
    if (outcome.isRough) parts.push(makeNote("con esta muestra se esperan menos de cinco casos de una de las dos partes, y el cálculo deja de ser fiable."));
    return { summary, parts };
  },
  /* Only one of the margin and the size has a field: the other is the result. */
  arrange(form) {
    const wanted = new FormData(form).get("wanted");
    findAll(form, "[data-for]").forEach((field) => {
      field.hidden = field.dataset.for !== wanted;
      find(field, "[name]").disabled = field.hidden;
    });
  },
};
