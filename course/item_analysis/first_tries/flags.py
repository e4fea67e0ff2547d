"""Which questions to look at again, and how much may be concluded from so many answers.

The limits of facility and correlation are usual ones in classical test theory (Ebel and Frisbie, «Essentials of
Educational Measurement», 1991, take a question with less than 0.20 as poor); an option that fewer than 5 % choose
distracts nobody (Haladyna and Downing, «How many options is enough for a multiple-choice test item?», 1993).

Of 30 answers, a share is known within 18 points and a correlation within 0.36, at 95 %; of 100, within 10 points and
0.20. Hence the two limits.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import NamedTuple

from course.item_analysis.first_tries.options import ChosenOptions, OptionShare
from course.item_analysis.first_tries.statistics import ItemStatistics
from course.language.numbers import format_share

MOST_FACILITY, LEAST_FACILITY = 0.95, 0.20
LEAST_CORRELATION = 0.15
LEAST_SHARE = 0.05
MOST_CHANCE = 0.01  # of as few choosing an option if all the wrong ones tempted alike
FEWEST, FEWEST_FIRM = 30, 100  # answers


class Evidence(StrEnum):
    """What so many answers are enough for."""

    NONE = "no se concluye nada"
    PROVISIONAL = "provisional"
    FIRM = "firme"


class FlagKind(StrEnum):
    """What may be wrong with a question, in two words."""

    EASY = "muy fácil"
    HARD = "muy difícil"
    FLAT = "no distingue"
    REVERSED = "distingue al revés"
    DEAD_OPTION = "falsa que no tienta"
    RIVAL = "falsa más elegida que la correcta"


class Flag(NamedTuple):
    """A reason to look at a question again, in a sentence, and how sure it is (never NONE)."""

    kind: FlagKind
    text: str
    evidence: Evidence


def weigh_evidence(count: int) -> Evidence:
    """What a figure of so many answers is enough for."""
    if count < FEWEST:
        return Evidence.NONE
    return Evidence.FIRM if count >= FEWEST_FIRM else Evidence.PROVISIONAL


def find_flags(item: ItemStatistics, options: ChosenOptions) -> list[Flag]:
    """The flags of a question, none of them from fewer than FEWEST answers."""
    flags = [*_judge_facility(item), *_judge_correlation(item), *_judge_options(options)]
    return [flag for flag in flags if flag.evidence is not Evidence.NONE]


def _judge_facility(item: ItemStatistics) -> list[Flag]:
    evidence = weigh_evidence(item.answers)
    if item.facility > MOST_FACILITY:
        text = f"facilidad del {format_share(item.facility)}: casi nadie falla"
        return [Flag(FlagKind.EASY, text, evidence)]
    if item.facility < LEAST_FACILITY:
        text = f"facilidad del {format_share(item.facility)}: casi nadie acierta; repasa la clave y la explicación"
        return [Flag(FlagKind.HARD, text, evidence)]
    return []


def _judge_correlation(item: ItemStatistics) -> list[Flag]:
    value = item.correlation
    # Where nearly all are right or wrong there is nothing to tell apart, and that is told already.
    if value is None or value >= LEAST_CORRELATION or item.facility > MOST_FACILITY:
        return []
    evidence = weigh_evidence(item.rest_answers)
    shown = format_correlation(value)
    if _is_below_zero(value, item.rest_answers):
        text = f"correlación de {shown}: la fallan más quienes más saben; repasa la clave"
        return [Flag(FlagKind.REVERSED, text, evidence)]
    return [Flag(FlagKind.FLAT, f"correlación de {shown}: la aciertan igual quienes saben y quienes no", evidence)]


def _judge_options(options: ChosenOptions) -> list[Flag]:
    evidence = weigh_evidence(options.answers)
    flags = []
    for group in dict.fromkeys(each.option.group for each in options.shares):
        own = [each for each in options.shares if each.option.group == group]
        wrong = [each for each in own if not each.option.is_right]
        right = [each for each in own if each.option.is_right]
        missed = sum(_count(each, options) for each in wrong)
        for each in wrong:
            # Where few fail, no option can be chosen much: it has to be less than its part of them by chance.
            by_chance = _compute_chance(_count(each, options), missed, 1 / len(wrong))
            if each.share < LEAST_SHARE and by_chance < MOST_CHANCE:
                text = f"{_name(each)}: la elige el {format_share(each.share)}"
                flags.append(Flag(FlagKind.DEAD_OPTION, text, evidence))
        rival = max(wrong, key=lambda each: each.share, default=None)
        if rival and len(right) == 1 and rival.share > right[0].share:
            shares = f"la elige el {format_share(rival.share)}, y la correcta, el {format_share(right[0].share)}"
            flags.append(Flag(FlagKind.RIVAL, f"{_name(rival)}: {shares}; repasa la clave", evidence))
    return flags


def _is_below_zero(correlation: float, people: int) -> bool:
    """Whether a correlation of so many people is negative beyond chance (Fisher's z, one-sided, at 5 %)."""
    return people > 3 and math.atanh(max(correlation, -1 + 1e-9)) * math.sqrt(people - 3) < -1.645


def _name(each: OptionShare) -> str:
    return f"{each.option.group} {each.option.letter}) «{each.option.text}»"


def _count(each: OptionShare, options: ChosenOptions) -> int:
    return round(each.share * options.answers)


def _compute_chance(most: int, trials: int, share: float) -> float:
    """The probability of `most` or fewer in so many trials (binomial distribution)."""
    return sum(
        math.comb(trials, number) * share**number * (1 - share) ** (trials - number) for number in range(most + 1)
    )


def format_correlation(value: float) -> str:
    """`0,42`, `−0,10`: always two decimals."""
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−").replace(".", ",")
