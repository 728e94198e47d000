"""Makes commands of annotated statements: newspapers and encyclopedias hold hardly any, recipes little else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from quiz.lexicon import entries, morphology
from quiz.nlp.training.conllu import PARTICLE, ROOT, Row, Sentence

SOURCE: Final = "imperative"
_STATES: Final = frozenset(
    "zijn hebben worden blijven lijken blijken heten schijnen kunnen mogen moeten zullen willen hoeven bestaan staan "
    "liggen zitten betekenen kosten duren gebeuren bedragen bevatten behoren vormen gelden krijgen komen".split()
)
"""Verbs that nobody commands, or whose statement is no model of a command."""
_LONGEST: Final = 20  # tokens; commands are short


def imperatives(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield a command for each short statement that opens with its subject: *Hij neemt het mee.* is *Neem het mee.*.

    The tree stays what it is without the subject; the verb takes its stem, and *zich* becomes *je*.
    """
    for sentence in sentences:
        found = _imperative(sentence)
        if found is not None:
            yield found


def _imperative(sentence: Sentence) -> Sentence | None:
    rows = sentence.rows
    root = next((index for index, row in enumerate(rows) if row.deprel == ROOT), 0)
    stem = _stem(rows, root)
    if not stem or len(rows) > _LONGEST or rows[-1].form != "." or not _opens_with_subject(rows, root):
        return None
    verb = replace(rows[root], form=stem[:1].upper() + stem[1:], feats="Number=Sing|Tense=Pres|VerbForm=Fin")
    kept = [verb, *(_addressed(row) for row in rows[root + 1 :])]
    return Sentence(SOURCE, tuple(replace(row, head=row.head - root) for row in kept))


def _stem(rows: tuple[Row, ...], root: int) -> str:
    """Stem of a verb in the present tense that the lexicon has, without its particle; empty for any other word."""
    row = rows[root]
    own, bar, rest = row.lemma.partition("_")
    verbs = entries.verbs().get(row.lemma.replace("_", ""))
    apart = any(child.head == root and child.deprel == PARTICLE for child in rows)
    if row.upos != "VERB" or "Tense=Pres" not in row.feats or verbs is None or bool(bar) != apart:
        return ""
    if (rest or own) in _STATES:
        return ""
    return morphology.stem(verbs[0])


def _opens_with_subject(rows: tuple[Row, ...], root: int) -> bool:
    """Tell whether all before the verb is one subject, and nothing behind the verb hangs on that subject."""
    if not 1 <= root < len(rows) - 1 or any(_above(rows, index, root) is None for index in range(len(rows))):
        return False
    tops = {index for index in range(len(rows)) if rows[index].head == root and index != root}
    before = {_above(rows, index, root) for index in range(root)}
    subjects = {index for index in tops if rows[index].deprel in {"nsubj", "nsubj:pass", "csubj"}}
    behind = {_above(rows, index, root) for index in range(root + 1, len(rows))}
    auxiliaries = any(rows[index].deprel in {"aux", "aux:pass", "cop", "expl"} for index in tops)
    return before == subjects and len(subjects) == 1 and not subjects & behind and not auxiliaries


def _above(rows: tuple[Row, ...], index: int, root: int) -> int | None:
    """The dependent of the root that a token belongs to; the root itself for the root."""
    for _ in rows:
        if index == root or rows[index].head == root:
            return index
        index = rows[index].head
    return None


def _addressed(row: Row) -> Row:
    return replace(row, form="je", lemma="je") if row.form == "zich" else row
