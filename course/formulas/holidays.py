"""The public holidays of all Spain (RD 2001/1983, art. 45): those that fall on fixed dates, and Good Friday.

Left out, because they are another day or none in each region and town: those that the autonomous communities may
replace, except Epiphany, which none replaces today, and the two local ones of each municipality.
"""

from __future__ import annotations

import datetime

from dateutil.easter import easter

# By month and day.
_FIXED = {
    (1, 1): "Año Nuevo",
    (1, 6): "Epifanía del Señor",
    (5, 1): "Fiesta del Trabajo",
    (8, 15): "Asunción de la Virgen",
    (10, 12): "Fiesta Nacional de España",
    (11, 1): "Todos los Santos",
    (12, 6): "Día de la Constitución",
    (12, 8): "Inmaculada Concepción",
    (12, 25): "Natividad del Señor",
}


def find_holiday(day: datetime.date) -> str | None:
    """The name of the public holiday of all Spain that a day is, in Spanish; None if it is none."""
    if day == easter(day.year) - datetime.timedelta(days=2):
        return "Viernes Santo"
    return _FIXED.get((day.month, day.day))
