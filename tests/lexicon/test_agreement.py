"""The comparison with other sources counts what it says it counts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
SAMPLE = """\
1\tHet\thet\tDET\tLID|bep|stan|evon\tDefinite=Def\t2\tdet\t_\t_
2\thuis\thuis\tNOUN\tN|soort|ev|basis|onz|stan\tGender=Neut|Number=Sing\t3\tnsubj\t_\t_
3\twerd\tworden\tAUX\tWW|pv|verl|ev\tNumber=Sing|Tense=Past|VerbForm=Fin\t0\troot\t_\t_

1\tdit\tdit\tDET\t_\t_\t2\tdet\t_\t_
2\thuis\thuis\tNOUN\tN|soort|ev|basis|onz|stan\tGender=Neut|Number=Sing\t0\troot\t_\t_
3\tkondigde\taan_kondigen\tVERB\tWW|pv|verl|ev\tNumber=Sing|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
4\tboomen\tboom\tNOUN\tN|soort|mv|basis\tNumber=Plur\t3\tobj\t_\t_
"""


@pytest.fixture(scope="module")
def agreement() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lexicon_agreement", HERE / "agreement.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_articles_plurals_and_pasts_are_compared_with_a_treebank(agreement: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(SAMPLE, encoding="utf-8")
    checks = {check.name: check for check in agreement.against_treebank(agreement.read_treebank(tmp_path))}
    assert (checks["article, treebank"].compared, checks["article, treebank"].differ) == (1, [])
    assert checks["plural, treebank"].differ == [("boom", "bomen", "boomen")]
    assert (checks["past, treebank"].compared, checks["past, treebank"].differ) == (2, [])


def test_every_exception_to_our_rules_is_known(agreement: ModuleType) -> None:
    known = agreement.explained()
    unknown = [
        (check.name, row)
        for check in agreement.against_rules()
        for row in check.differ
        if (check.name, row[0], row[2]) not in known
    ]
    assert unknown == []


def test_the_sure_rules_are_right_nearly_always(agreement: ModuleType) -> None:
    for check in agreement.against_rules():
        assert len(check.differ) <= 0.015 * check.compared, check.name


def test_the_file_of_wrong_sources_has_three_cells_a_line(agreement: ModuleType) -> None:
    assert all(len(row) == 3 for row in agreement.explained())
