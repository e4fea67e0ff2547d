/* The words of the calculator of the sample's size. */
(function (root) {
  "use strict";
  const { calculators, sampling, numbers } = root.Curso;
  const { make, makeFormula, makeNote } = calculators;

  const FAULTS = {
    "margin:high": "Escribe un margen de 50 puntos como mucho.",
    "share:high": "Escribe un porcentaje mayor que 0 y menor que 100.",
    "share:zero": "Escribe un porcentaje mayor que 0 y menor que 100.",
    "size:over-population": "No puedes tener más que la población: repasa las dos cifras.",
  };
  const format = numbers.formatNumber;
  const show = (value) => `${Math.abs(Number(numbers.roundHalfUp(value, 2)) - value) < 1e-9 ? "=" : "≈"} ${format(value, 2)}`;
  const roundUp = (value) => Math.ceil(Number((value * 100).toPrecision(12))) / 100;

  function showSize({ z, share, population, margin, size, unlimited, exact, isAll }) {
    const parts = [
      makeFormula("n₀ = z² × p × (1 − p) ÷ e²"),
      makeFormula(`n₀ = ${format(z)}² × ${format(share)} × ${format(1 - share)} ÷ ${format(margin)}² ${show(unlimited)}`),
    ];
    if (population !== null) {
      parts.push(
        makeFormula("n = n₀ ÷ (1 + (n₀ − 1) ÷ N)"),
        makeFormula(`n = ${format(unlimited, 2)} ÷ (1 + (${format(unlimited, 2)} − 1) ÷ ${format(population)}) ${show(exact)}`),
      );
    }
    parts.push(makeFormula("Redondeado hacia arriba: ", make("strong", "", format(size))));
    if (isAll) parts.push(makeNote("son todos los que hay. Con tan pocos no hace falta muestra: míralos todos."));
    return { summary: `Tamaño de la muestra: ${format(size)}.`, parts };
  }

  function showMargin({ z, share, population, margin, size, isAll }) {
    const points = roundUp(margin * 100);
    const correction = population === null ? "" : " × √((N − n) ÷ (N − 1))";
    const filled = population === null ? "" : ` × √((${format(population)} − ${format(size)}) ÷ (${format(population)} − 1))`;
    const parts = isAll
      ? [makeNote("tienes todos los que hay: no es una muestra y no lleva margen.")]
      : [
        makeFormula(`e = z × √(p × (1 − p) ÷ n)${correction}`),
        makeFormula(`e = ${format(z)} × √(${format(share)} × ${format(1 - share)} ÷ ${format(size)})${filled} ≈ ${format(margin, 4)}`),
        makeFormula("En puntos y redondeado hacia arriba: ", make("strong", "", `±${format(points, 2)}`)),
      ];
    return { summary: `Margen de error: ±${format(points, 2)} puntos.`, parts };
  }

  calculators.register("sample", {
    compute: ({ z, ...texts }) => sampling.compute({ ...texts, z: Number(z) }),
    tellFault: (name, fault) => FAULTS[`${name}:${fault}`],
    show(outcome) {
      const { summary, parts } = "exact" in outcome ? showSize(outcome) : showMargin(outcome);
      if (outcome.isRough) parts.push(makeNote("con esta muestra se esperan menos de cinco casos de una de las dos partes, y el cálculo deja de ser fiable."));
      return { summary, parts };
    },
    /* Of the margin and the size, the one that is asked for has no field. */
    arrange(form) {
      const wanted = new FormData(form).get("wanted");
      form.querySelectorAll("[data-for]").forEach((field) => {
        field.hidden = field.dataset.for !== wanted;
        field.querySelector("[name]").disabled = field.hidden;
      });
    },
  });
})(globalThis);
