/* The texts of the calculators of interaction rates: for one message, and for a column of messages. */

import { computeRates, countDecimals, summarize } from "../core/engagement.js";
import { formatNumber, roundHalfUp } from "../core/number-fields.js";
import { make } from "../page/elements.js";
import { makeFormula, makeNote } from "./form.js";

const NAMES = { followers: "seguidores", reach: "alcance", impressions: "impresiones" };
const RATE_FAULTS = {
  nothing: "Escribe al menos una cifra de interacciones. Si no hubo ninguna, pon 0.",
  "no-base": "Escribe los seguidores, el alcance o las impresiones: al menos una de las tres cifras.",
  "under-reach": "No pueden ser menos que el alcance: quien ve el mensaje lo ve al menos una vez. ¿Están cambiadas las dos cifras?",
};
const NOTES = {
  followers: "hay más interacciones que seguidores. Puede pasar si el mensaje llegó a gente que no te sigue. La tasa pasa del 100 % y no es un error.",
  reach: "hay más interacciones que personas alcanzadas. Puede pasar si una misma persona hizo varias. Comprueba que las dos cifras son de los mismos días.",
  impressions: "hay más interacciones que impresiones. Cuesta creerlo: comprueba que las dos cifras son del mismo mensaje y de los mismos días.",
};

const formatRate = (rate) => `${formatNumber(rate, countDecimals(rate))}\u00a0%`;

/* «80 ÷ 10 000 × 100 = 0,80 %», or with «≈» if the result is rounded. */
function makeDivision(over, base, rate) {
  const isExact = Math.abs(Number(roundHalfUp(rate, countDecimals(rate))) - rate) < 1e-9 * Math.max(rate, 1e-3);
  return makeFormula(`${over} ÷ ${formatNumber(base)} × 100 ${isExact ? "=" : "≈"} `, make("strong", "", formatRate(rate)));
}

function tellRounding(rates) {
  const most = Math.max(...rates.map(countDecimals));
  const small = most > 2 ? ` Lo que no llega a 0,01\u00a0% lleva los decimales que hacen falta para verlo, hasta ${most}.` : "";
  return make("p", "calculator-rounding", `Redondeado a dos decimales.${small}`);
}

export const ratesCalculator = {
  compute: computeRates,
  tellFault: (name, fault) => RATE_FAULTS[fault],
  show({ interactions, rates, notes }) {
    const summary = `${rates.map(({ base, rate }) => `Tasa por ${NAMES[base]}: ${formatRate(rate)}`).join(". ")}.`;
    const items = rates.flatMap(({ base, total, rate }) => [
      make("dt", "", `Tasa por ${NAMES[base]}`),
      make("dd", "", makeFormula(`interacciones ÷ ${NAMES[base]} × 100`), makeDivision(formatNumber(interactions), total, rate)),
    ]);
    return {
      summary,
      parts: [
        make("p", "", `Suma de interacciones: ${formatNumber(interactions)}.`), make("dl", "", ...items),
        ...notes.map((base) => makeNote(NOTES[base])), tellRounding(rates.map(({ rate }) => rate)),
      ],
    };
  },
};

export const messagesCalculator = {
  compute: ({ column, followers }) => summarize(column, followers),
  tellFault(name, fault) {
    if (name !== "column") return null;
    if (fault.fault === "empty") return "Pega al menos una cifra, una en cada línea.";
    const reasons = { negative: "no puede ser menos que cero", decimals: "va sin decimales", high: "es demasiado grande" };
    return `Línea ${fault.line}: «${fault.text.slice(0, 30)}» ${reasons[fault.fault] || "no es un número"}.`;
  },
  show({ followers, counts, total, mean, medianCount, median }) {
    const messages = counts.length === 1 ? "1 mensaje" : `${formatNumber(counts.length)} mensajes`;
    return {
      summary: `${messages}. Media: ${formatRate(mean)}. Mediana: ${formatRate(median)}.`,
      parts: [
        make(
          "dl", "",
          make("dt", "", "Media de las tasas por seguidores"),
          make("dd", "", makeFormula("suma de tasas ÷ número de mensajes"), makeDivision(`${formatNumber(total)} ÷ ${formatNumber(counts.length)}`, followers, mean)),
          make("dt", "", "Mediana de las tasas por seguidores"),
          make("dd", "", makeFormula("tasa del mensaje que queda en medio al ordenarlos"), makeDivision(formatNumber(medianCount), followers, median)),
        ),
        make("p", "", "Si la media queda muy por encima de la mediana, uno o dos mensajes tiran de ella. La mediana cuenta mejor cómo va un mensaje corriente."),
        tellRounding([mean, median]),
      ],
    };
  },
};
