/* The words of the calculators of interaction rates: of one message, and of a column of them. */
(function (root) {
  "use strict";
  const { calculators, engagement, numbers } = root.Curso;
  const { make, makeFormula, makeNote } = calculators;

  const NAMES = { followers: "seguidores", reach: "alcance", impressions: "impresiones" };
  const FAULTS = {
    nothing: "Escribe al menos una cifra de interacciones. Si no hubo ninguna, pon 0.",
    "no-base": "Escribe los seguidores, el alcance o las impresiones: al menos una de las tres cifras.",
    "under-reach": "No pueden ser menos que el alcance: quien ve el mensaje lo ve al menos una vez. ¿Están cambiadas las dos cifras?",
  };
  const NOTES = {
    followers: "hay más interacciones que seguidores. Puede pasar si el mensaje llegó a gente que no te sigue. La tasa pasa del 100 % y no es un error.",
    reach: "hay más interacciones que personas alcanzadas. Puede pasar si una misma persona hizo varias. Comprueba que las dos cifras son de los mismos días.",
    impressions: "hay más interacciones que impresiones. Cuesta creerlo: comprueba que las dos cifras son del mismo mensaje y de los mismos días.",
  };

  const format = numbers.formatNumber;
  const formatRate = (rate) => `${format(rate, engagement.countDecimals(rate))}\u00a0%`;

  /* «80 ÷ 10 000 × 100 = 0,80 %», or with «≈» where figures were left out. */
  function makeDivision(over, base, rate) {
    const isExact = Math.abs(Number(numbers.roundHalfUp(rate, engagement.countDecimals(rate))) - rate) < 1e-9 * Math.max(rate, 1e-3);
    return makeFormula(`${over} ÷ ${format(base)} × 100 ${isExact ? "=" : "≈"} `, make("strong", "", formatRate(rate)));
  }

  function tellRounding(rates) {
    const most = Math.max(...rates.map(engagement.countDecimals));
    const small = most > 2 ? ` Lo que no llega a 0,01\u00a0% lleva los decimales que hacen falta para verlo, hasta ${most}.` : "";
    return make("p", "calculator-rounding", `Redondeado a dos decimales.${small}`);
  }

  calculators.register("rates", {
    compute: engagement.computeRates,
    tellFault: (name, fault) => FAULTS[fault],
    show({ interactions, rates, notes }) {
      const summary = `${rates.map(({ base, rate }) => `Tasa por ${NAMES[base]}: ${formatRate(rate)}`).join(". ")}.`;
      const items = rates.flatMap(({ base, total, rate }) => [
        make("dt", "", `Tasa por ${NAMES[base]}`),
        make("dd", "", makeFormula(`interacciones ÷ ${NAMES[base]} × 100`), makeDivision(format(interactions), total, rate)),
      ]);
      return {
        summary,
        parts: [
          make("p", "", `Suma de interacciones: ${format(interactions)}.`), make("dl", "", ...items),
          ...notes.map((base) => makeNote(NOTES[base])), tellRounding(rates.map(({ rate }) => rate)),
        ],
      };
    },
  });

  calculators.register("messages", {
    compute: ({ column, followers }) => engagement.summarize(column, followers),
    tellFault(name, fault) {
      if (name !== "column") return null;
      if (fault.fault === "empty") return "Pega al menos una cifra, una en cada línea.";
      const reasons = { negative: "no puede ser menos que cero", decimals: "va sin decimales", high: "es demasiado grande" };
      return `Línea ${fault.line}: «${fault.text.slice(0, 30)}» ${reasons[fault.fault] || "no es un número"}.`;
    },
    show({ followers, counts, total, mean, medianCount, median }) {
      const messages = counts.length === 1 ? "1 mensaje" : `${format(counts.length)} mensajes`;
      return {
        summary: `${messages}. Media: ${formatRate(mean)}. Mediana: ${formatRate(median)}.`,
        parts: [
          make(
            "dl", "",
            make("dt", "", "Media de las tasas por seguidores"),
            make("dd", "", makeFormula("suma de tasas ÷ número de mensajes"), makeDivision(`${format(total)} ÷ ${format(counts.length)}`, followers, mean)),
            make("dt", "", "Mediana de las tasas por seguidores"),
            make("dd", "", makeFormula("tasa del mensaje que queda en medio al ordenarlos"), makeDivision(format(medianCount), followers, median)),
          ),
          make("p", "", "Si la media queda muy por encima de la mediana, uno o dos mensajes tiran de ella. La mediana cuenta mejor cómo va un mensaje corriente."),
          tellRounding([mean, median]),
        ],
      };
    },
  });
})(globalThis);
