"""A chart of each kind, with what makes its layout hard: long names, notes, zeros, equal values, many series."""

from __future__ import annotations

from course.charts.chart_data import ChartData, read_chart_data
from course.model import Chart, Figure

_NAMES = ("Muy de acuerdo", "De acuerdo", "Ni sí ni no", "En desacuerdo", "Nada de acuerdo", "No contesta")
_PARTS = {"Menos de 5.000 habitantes": (12.5, 30, 7.5, 20, 25, 5), "Más de 5.000": (40, 2, 8, 20, 20, 10.4)}
_STACKS = [
    f"{label},{name},{part}" for label, parts in _PARTS.items() for name, part in zip(_NAMES, parts, strict=True)
]
_NETWORKS = {"Facebook": (80, -4), "Instagram": (20, 6.5), "X": (30, 1), "Una red de nombre largo": (5, 5.5)}
_YEARS = [f"{2017 + n},{name},{start + n * step}" for name, (start, step) in _NETWORKS.items() for n in range(8)]

_TEXTS = {
    "bars": "label,value,note\n"
    "Ayuntamientos,49.50,\n"
    "Comunidades autónomas con un nombre larguísimo que no cabe,43.9,Una nota que tampoco cabe en una sola línea\n"
    "Estado,0,\nOtros,60,\n",
    "grouped_bars": "label,series,value,note\n"
    "Lee mensajes,Mujeres,40,\nLee mensajes,Hombres,30.5,Pocas respuestas\n"
    "Pregunta a la administración de su municipio por algo,Mujeres,0,\n"
    "Pregunta a la administración de su municipio por algo,Hombres,100,\n",
    "stacked_bars": "\n".join(["label,series,value", *_STACKS]),
    "lines": "\n".join(["label,series,value", *_YEARS]),
    "intervals": "label,series,value,low,high\n"
    "Facebook,De 18 a 34 años,30,27.5,33\nFacebook,De 65 años o más,44.5,44.5,50\n"
    "Mensajería con un nombre muy largo,De 18 a 34 años,3,0,60\n"
    "Mensajería con un nombre muy largo,De 65 años o más,20,20,20\n",
}


def make_chart(kind: str, text: str, unit: str = "%", maximum: float | None = None) -> tuple[Figure, ChartData]:
    data, findings = read_chart_data(text, "data/figures/ejemplo.csv", kind)
    assert findings == []
    chart = Chart(kind=kind, unit=unit, year="2020", sample="no consta", maximum=maximum)
    return Figure(id="ejemplo", title="Ejemplo", caption="Pie.", sources=["perez_2020"], chart=chart), data


SAMPLES = {
    **{kind: make_chart(kind, text) for kind, text in _TEXTS.items()},
    "bars-with-a-long-unit": make_chart(
        "bars", "label,value\nJulio,26600\nMarzo de 2023,102601\n", "personas atendidas en la oficina", 120000.0
    ),
    "bars-with-a-wide-unit": make_chart("bars", "label,value\nJulio,26600\nMarzo de 2023,102601\n", "personas"),
    "lines-of-one-series": make_chart(
        "lines",
        "\n".join(["label,series,value", *(f"{n}.º trimestre de 2023,Quejas,{n * 5}" for n in (1, 2, 3, 4))]),
        "quejas",
    ),
    "grouped-bars-of-one-series": make_chart("grouped_bars", "label,series,value\nUno,Total,1\nDos,Total,2\n", "h"),
    "intervals-of-one-series": make_chart("intervals", "label,series,value,low,high\nUno,Total,1,0.5,2\n", "h"),
    "stack-rounded-over-100": make_chart("stacked_bars", "label,series,value\nUno,A,50.1\nUno,B,50\n"),
}
