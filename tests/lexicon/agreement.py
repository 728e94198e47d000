"""How far the lexicon agrees with sources that it was not made from, and every disagreement that is not yet explained.

    python tests/lexicon/agreement.py TREEBANK_FOLDER [FREEDICT.index]

The treebank is a folder with CoNLL-U files as the language pipeline is trained on. HanTa (a tagger that knows genders)
and simplemma (a lemmatiser) are asked too where they are installed: ``pip install HanTa simplemma``. Disagreements
where the source is wrong stand in ``data/source_is_wrong.tsv``: the last column counts those that do not. Glosses are
compared with FreeDict's Dutch-English dictionary (Debian: ``dict-freedict-nld-eng``) where its index is given: two
glosses that share no word are mostly synonyms, so these are counted and not listed as disagreements.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from quiz.lexicon import entries, forms, guess, morphology
from quiz.lexicon.dictionary import read_dictionary
from quiz.lexicon.entries import Verb

WRONG: Final = Path(__file__).parent / "data" / "source_is_wrong.tsv"
_TIMES: Final = 2
"""So often must the annotation give a gender: what it says only once is a slip too often."""
_GENDERS: Final = {"Com": {"de"}, "Neut": {"het"}, "Com,Neut": {"de", "het"}}


@dataclass
class Check:
    """One comparison: how many words both know, and those on which they differ."""

    name: str
    compared: int = 0
    differ: list[tuple[str, str, str]] = field(default_factory=list)
    """Lemma, what the lexicon says, what the source says."""

    def add(self, lemma: str, ours: Iterable[str], theirs: str) -> None:
        """Count a word; it differs when the source's form is none of ours."""
        own = sorted(set(ours))
        self.compared += 1
        if theirs.lower() not in {form.lower() for form in own}:
            self.differ.append((lemma, "/".join(own), theirs))


@dataclass
class Treebank:
    """What the annotation says of nouns and verbs: lemma to genders, plurals, past forms and participles, counted."""

    genders: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    plurals: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    pasts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    participles: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def read_treebank(folder: Path) -> Treebank:
    """Read every CoNLL-U file of a folder."""
    found = Treebank()
    for path in sorted(folder.glob("*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                _count(found, cells[1].lower(), cells[2].lower(), cells[3:6])
    return found


def _count(found: Treebank, form: str, lemma: str, tags: list[str]) -> None:
    upos, xpos, feats = tags
    values = dict(feat.split("=", 1) for feat in feats.split("|") if "=" in feat)
    if upos == "NOUN" and "dim" not in xpos:
        if values.get("Number") == "Plur":
            found.plurals[lemma][form] += 1
        elif values.get("Gender"):
            found.genders[lemma][values["Gender"]] += 1
    elif upos in {"VERB", "AUX"}:
        if "|pv|verl|ev" in xpos:
            found.pasts[lemma][form] += 1
        elif "|vd|vrij" in xpos:
            found.participles[lemma][form] += 1


def against_treebank(bank: Treebank) -> Iterator[Check]:
    """Articles, plurals, past forms and participles against the annotation; a lemma once, by its most frequent form."""
    article = Check("article, treebank")
    plural = Check("plural, treebank")
    for lemma, senses in entries.nouns().items():
        gender = bank.genders.get(lemma.lower())
        if gender and gender.most_common(1)[0][1] >= _TIMES:
            wanted = {part for sense in senses for part in sense.article.split("/")}
            names = _GENDERS.get(gender.most_common(1)[0][0], set())
            article.add(lemma, wanted, next(iter(wanted & names), "/".join(sorted(names))))
        plurals = _listed_plurals(lemma)
        if plurals and bank.plurals.get(lemma.lower()):
            plural.add(lemma, plurals, bank.plurals[lemma.lower()].most_common(1)[0][0])
    yield article
    yield plural
    yield from _verbs_against(bank)


def _listed_plurals(lemma: str) -> set[str]:
    return {form.lower() for s in entries.nouns()[lemma] for form in s.plural.split("/") if form not in {"", "-", "mv"}}


def _verbs_against(bank: Treebank) -> Iterator[Check]:
    past = Check("past, treebank")
    participle = Check("participle, treebank")
    for name, senses in entries.verbs().items():
        lemma = (senses[0].prefix + "_" + morphology.bare(senses[0])) if senses[0].prefix else name
        if bank.pasts.get(lemma):
            attached = {sense.prefix + form for sense in senses for form in morphology.pasts(sense)}
            apart = {form for sense in senses for form in morphology.pasts(sense)}
            past.add(name, attached | apart, bank.pasts[lemma].most_common(1)[0][0])
        if bank.participles.get(lemma):
            listed = {form for sense in senses for form in sense.participle.split("/")}
            participle.add(name, listed, bank.participles[lemma].most_common(1)[0][0])
    yield past
    yield participle


def against_hanta() -> Iterator[Check]:
    """Articles against the gender that HanTa gives a noun; nothing where it is not installed."""
    try:
        from HanTa import HanoverTagger  # type: ignore[import-not-found]
    except ImportError:
        return
    tagger = HanoverTagger.HanoverTagger("morphmodel_dutch.pgz")
    check = Check("article, HanTa")
    for lemma, senses in entries.nouns().items():
        tag = str(tagger.analyze(lemma)[1])
        gender = "de" if "zijd" in tag else "het" if "onz" in tag else ""
        if gender and tag.startswith("N(soort,ev,basis") and all(sense.plural != "mv" for sense in senses):
            check.add(lemma, (part for sense in senses for part in sense.article.split("/")), gender)
    yield check


def against_simplemma() -> Iterator[Check]:
    """Whether simplemma takes each plural, past and participle back to our lemma; nothing where it is not installed."""
    try:
        from simplemma import is_known, lemmatize  # type: ignore[import-not-found]
    except ImportError:
        return
    for name, pairs in (("plural", _plural_pairs()), ("past", _past_pairs()), ("participle", _participle_pairs())):
        check = Check(f"{name}, simplemma")
        for lemma, form in pairs:
            if is_known(form, lang="nl") and form.islower():
                _add_lemma(check, lemma, form, str(lemmatize(form, lang="nl")).replace("_", ""))
        yield check


def _add_lemma(check: Check, lemma: str, form: str, theirs: str) -> None:
    """A form that simplemma leaves as it is tells nothing, nor one that belongs to both lemmas (*loten, zaten*)."""
    both = any(theirs in forms.lemmas(form, pos) for pos in ("noun", "verb", "adjective"))
    if theirs != form and (theirs == lemma or not both):
        check.add(f"{lemma}: {form}", {lemma}, theirs)


def _plural_pairs() -> Iterator[tuple[str, str]]:
    yield from ((lemma, form) for lemma in entries.nouns() for form in sorted(_listed_plurals(lemma)))


def _past_pairs() -> Iterator[tuple[str, str]]:
    for lemma, senses in entries.verbs().items():
        if not any(sense.prefix for sense in senses):
            yield from ((lemma, form) for form in dict.fromkeys(f for sense in senses for f in morphology.pasts(sense)))


def _participle_pairs() -> Iterator[tuple[str, str]]:
    for lemma, senses in entries.verbs().items():
        forms = dict.fromkeys(form for sense in senses for form in sense.participle.split("/") if form)
        yield from ((lemma, form) for form in forms if form != lemma)


def against_rules() -> Iterator[Check]:
    """The sure ones among the forms that our own rules make, against the listed forms."""
    nouns = [(lemma, _listed_plurals(lemma)) for lemma in entries.nouns()]
    yield _ruled("plural, rules", nouns, guess.plural)
    small = [(lemma, {s.diminutive for s in senses if s.diminutive}) for lemma, senses in entries.nouns().items()]
    yield _ruled("diminutive, rules", small, guess.diminutive)
    articles = [(lemma, {p for s in senses for p in s.article.split("/")}) for lemma, senses in entries.nouns().items()]
    yield _ruled("article, rules", articles, guess.article)
    for name, rule in (
        ("inflected", guess.inflected),
        ("comparative", guess.comparative),
        ("superlative", guess.superlative),
    ):
        listed = [(lemma, {getattr(s, name) for s in senses} - {""}) for lemma, senses in entries.adjectives().items()]
        yield _ruled(f"{name}, rules", listed, rule)
    yield _prefixed()


def _ruled(name: str, listed: list[tuple[str, set[str]]], rule: Callable[[str], guess.Guess]) -> Check:
    check = Check(name)
    for lemma, found in listed:
        made = rule(lemma)
        if found and made.sure and made.form:
            check.add(lemma, found, made.form)
    return check


def _prefixed() -> Check:
    """A separable verb has the principal parts of the verb in it."""
    check = Check("parts of separable verbs, rules")
    for lemma, senses in entries.verbs().items():
        bases = entries.verbs().get(morphology.bare(senses[0]), ()) if senses[0].prefix else ()
        if bases:
            check.add(lemma, _parts(bases, senses[0].prefix), f"{senses[0].past}, {senses[0].participle}")
    return check


def _parts(bases: tuple[Verb, ...], prefix: str) -> set[str]:
    pairs = {(base.past, base.participle) for base in bases}
    return {
        f"{'/'.join(f'{form} {prefix}' for form in past.split('/'))}, "
        f"{'/'.join(prefix + form for form in participle.split('/'))}"
        for past, participle in pairs
    }


def against_freedict(index: Path) -> tuple[int, int]:
    """How many headwords FreeDict has too, and how many of these share an English word (its first four letters)."""
    dictionary = read_dictionary(index)
    both = same = 0
    for table in (entries.nouns(), entries.verbs(), entries.adjectives(), entries.others()):
        for lemma, senses in table.items():
            theirs = dictionary.get(lemma.lower(), "")
            if theirs:
                both += 1
                same += any(_share_a_word(sense.gloss, theirs) for sense in senses)
    return both, same


def _share_a_word(ours: str, theirs: str) -> bool:
    """FreeDict writes some phrases without spaces (*bankaccount*), so whole glosses are sought in its letters too."""
    letters = re.sub(r"[^a-z]", "", theirs.lower())
    starts = {word[:4] for word in re.findall(r"[a-z]{3,}", theirs.lower())}
    own = {word[:4] for word in re.findall(r"[a-z]{3,}", ours.lower())} - {"the", "for", "with"}
    phrases = (re.sub(r"[^a-z]", "", part.lower().strip().removeprefix("to ")) for part in ours.split(","))
    return bool(own & starts) or any(len(phrase) > 3 and phrase in letters for phrase in phrases)


def explained() -> set[tuple[str, ...]]:
    """Check, lemma and what the source says, for each disagreement in which the source is wrong."""
    lines = WRONG.read_text(encoding="utf-8").splitlines() if WRONG.exists() else []
    return {tuple(line.split("\t")[:3]) for line in lines if line and not line.startswith("#")}


def main(folder: str, freedict: str = "") -> int:
    """Print one line for each check and every disagreement without an explanation; exit status 1 when there is one."""
    known = explained()
    checks = [*against_treebank(read_treebank(Path(folder))), *against_hanta(), *against_simplemma(), *against_rules()]
    unexplained = 0
    for check in checks:
        open_ones = [row for row in check.differ if (check.name, row[0], row[2]) not in known]
        unexplained += len(open_ones)
        same = check.compared - len(check.differ)
        share = 100 * same / check.compared if check.compared else 0.0
        sys.stdout.write(
            f"{check.name:32} {check.compared:6} {share:6.2f} % {len(check.differ):5} {len(open_ones):5}\n"
        )
        for lemma, ours, theirs in open_ones:
            sys.stdout.write(f"  {check.name}\t{lemma}\t{theirs}\t{ours}\n")
    if freedict:
        both, same = against_freedict(Path(freedict))
        sys.stdout.write(f"{'gloss, FreeDict':32} {both:6} {100 * same / max(both, 1):6.2f} % {both - same:5}\n")
    return 1 if unexplained else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:3]))
