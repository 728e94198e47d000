"""How much the checks find, and how often they are wrong.

Ten articles, 213 sound items and words, 600 flaws made of them.  Each article was measured before the rules were mended
for it: at first sight they found 209 of 234 (four articles), 140 of 145 (three) and 40 of 46 flaws (one), and called
7 of 82, 8 of 55 and 0 of 22 sound items wrong.  The first two articles were used to write the rules.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from items import DATA, Case, cases, codes

import quiz.locale

LEAST_FOUND = 0.95
MOST_FALSE = 0.03


@pytest.fixture(scope="module")
def sets() -> tuple[list[Case], list[Case]]:
    pairs = [cases(path.name) for path in sorted(DATA.glob("*.yaml"))]
    return [case for sound, _ in pairs for case in sound], [case for _, flawed in pairs for case in flawed]


@pytest.fixture(scope="module")
def found(sets: tuple[list[Case], list[Case]]) -> list[frozenset[str]]:
    return codes(sets[1])


def test_the_sets_are_large_enough_to_measure(sets: tuple[list[Case], list[Case]]) -> None:
    sound, flawed = sets
    assert len(sound) >= 200
    assert len(flawed) >= 200


def test_at_least_95_percent_of_the_flaws_are_found(
    sets: tuple[list[Case], list[Case]], found: list[frozenset[str]]
) -> None:
    flawed = sets[1]
    missed = [str(case) for case, got in zip(flawed, found, strict=True) if not got & case.expected]
    assert len(missed) <= (1 - LEAST_FOUND) * len(flawed), "\n".join(missed)


def test_sound_items_are_left_alone(sets: tuple[list[Case], list[Case]]) -> None:
    sound = sets[0]
    wrong = [f"{case}: {sorted(got)}" for case, got in zip(sound, codes(sound), strict=True) if got]
    assert len(wrong) <= MOST_FALSE * len(sound), "\n".join(wrong)


def test_the_figures_in_the_readme_hold(sets: tuple[list[Case], list[Case]], found: list[frozenset[str]]) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    claim = re.search(r"finds (\d+) % of (\d+) flaws .*? calls (\d+) of (\d+) sound ones wrong", readme, re.DOTALL)
    assert claim is not None
    sound, flawed = sets
    rate, flaws, alarms, items = map(int, claim.groups())
    assert (flaws, items) == (len(flawed), len(sound))
    assert 100 * sum(bool(got & case.expected) for case, got in zip(flawed, found, strict=True)) >= rate * flaws
    assert sum(map(bool, codes(sound))) <= alarms


def test_no_kind_of_flaw_is_mostly_missed(sets: tuple[list[Case], list[Case]], found: list[frozenset[str]]) -> None:
    made: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for case, got in zip(sets[1], found, strict=True):
        made.update(case.expected)
        hit.update(case.expected if got & case.expected else ())
    assert [code for code, number in made.items() if hit[code] < number / 2] == []


def test_every_check_finds_a_flaw_of_the_set_or_has_a_test_of_its_own(sets: tuple[list[Case], list[Case]]) -> None:
    messages = tomllib.loads((Path(quiz.locale.__file__).parent / "nl" / "check.toml").read_text(encoding="utf-8"))
    checks = {key for key in messages if "." not in key} - {"sound", "found", "how-to-allow", "no-banks"}
    seeded = {code for case in sets[1] for code in case.expected}
    tested = (Path(__file__).parent / "test_rules.py").read_text(encoding="utf-8")
    assert sorted(code for code in checks - seeded if f'"{code}"' not in tested) == []
