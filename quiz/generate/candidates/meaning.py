"""What a word means in its sentence: words with one meaning in any text, and two that they are taken for (type 7)."""

from __future__ import annotations

from typing import Final

from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield
from quiz.generate.data import Meaning, meanings
from quiz.generate.data import sentence as told
from quiz.generate.expressions import in_expression
from quiz.generate.wording import balanced, in_name
from quiz.lexicon import entries, forms, frequency
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import Distractor

_LONGEST: Final = 30
_SHORTEST: Final = 5
_NOMINAL: Final = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg", "nmod"})
_POS: Final = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}


def meaning_candidates(analysis: Analysis) -> Yield:
    """Ask for the meaning of each listed word once, where its sentence is shortest."""
    result = Yield()
    best: dict[str, tuple[Sentence, Word, Meaning]] = {}
    for sentence in analysis.sentences:
        if not _shows_well(sentence):
            continue
        for word in sentence.words:
            meaning = _meaning(sentence, word)
            if meaning is None or in_name(analysis, sentence, word):
                continue
            if word.lemma not in best or len(sentence.text) < len(best[word.lemma][0].text):
                best[word.lemma] = (sentence, word, meaning)
    result.candidates.extend(_candidate(*place) for place in best.values())
    return result


def _shows_well(sentence: Sentence) -> bool:
    size = sum(word.pos != "PUNCT" for word in sentence.words)
    return (
        _SHORTEST <= size <= _LONGEST
        and not sentence.quoted
        and balanced(sentence.text)
        and sentence.text.endswith((".", "”", "!", "?"))
    )


def _meaning(sentence: Sentence, word: Word) -> Meaning | None:
    pos = _POS.get(word.pos)
    if pos is None or not word.text.islower():
        return None
    meaning = meanings().get((pos, word.lemma.lower()))
    if meaning is None or in_expression(sentence, [word]):
        return None
    tied = {sentence.words[child].dep for child in sentence.children[word.index]}
    if word.pos == "ADJ" and ("obj" in tied or ("nsubj" in tied and "cop" not in tied)):
        return None  # "dat verontrust de tellers" is a verb
    if word.feats.get("Degree") in {"Cmp", "Sup"}:
        return None  # the meaning is that of *luid*, not of *luider*
    if word.pos == "ADJ" and word.text != word.lemma and word.dep in _NOMINAL:
        return None  # "deskundigen" are people
    if word.pos == "NOUN" and forms.lemmas(word.text, "verb"):
        return None  # "laat het garen": the tag may be the wrong one
    return meaning if word.pos != "VERB" or _is_verbal(sentence, word) else None


_SPLIT: Final = 2
"""So far before an infinitive with *te* its particle stands."""


def _is_verbal(sentence: Sentence, word: Word) -> bool:
    """No participle that describes (*gematigd positief*, *een bezette stoel*), no *zich* that it can do without."""
    apart = [
        sentence.words[c].text.lower() for c in sentence.children[word.index] if sentence.words[c].dep == "compound:prt"
    ]
    if any(not word.lemma.startswith(particle) for particle in apart):
        return False  # "stierf ... uit" is not *sterven*
    if apart and not forms.particle(word.lemma.lower()):
        return False  # "won niets over" is not *overwinnen*
    split = word.index >= _SPLIT and sentence.words[word.index - 1].text == "te" and not apart
    if split and sentence.words[word.index - _SPLIT].text.lower() in forms.particles():
        return False  # "binnen te smokkelen", whatever the parser took *binnen* for
    if any(particle in entries.adjectives() for particle in apart):
        return False  # "zo vol hebben gestaan" is not *volstaan*
    if any(
        sentence.words[c].dep == "obj" and sentence.words[c].text.lower() == "het"
        for c in sentence.children[word.index]
    ):
        return False  # "het redden" is another verb than *redden*
    if word.feats.get("VerbForm") == "Part":
        helpers = {
            w.lemma for child in sentence.children[word.index] if (w := sentence.words[child]).dep.startswith("aux")
        }
        if word.dep in {"amod", "advmod"} or not helpers:
            return False
        own = {sense.auxiliary for sense in entries.verbs().get(word.lemma.lower(), ())}
        if helpers == {"zijn"} and own == {"heeft"}:
            return False  # "is teleurgesteld" says how somebody is, not what was done
    if any(other.text.lower() in {"eraan", "daaraan", "zo"} for other in sentence.words) and word.lemma == "toevoegen":
        return False
    senses = entries.verbs().get(word.lemma.lower(), ())
    reflexive = any(
        sentence.words[child].text.lower() in {"zich", "me", "je", "ons"}
        and sentence.words[child].dep.startswith("expl")
        for child in sentence.children[word.index]
    )
    return not reflexive or any(sense.reflexive for sense in senses)


def _candidate(sentence: Sentence, word: Word, meaning: Meaning) -> Candidate:
    return Candidate(
        kind="meaning",
        type="choice",
        skill="vocabulary",
        stem=told("stem.meaning", word=_shown(sentence, word), paragraph=sentence.paragraph, quote=sentence.text),
        key=meaning.right,
        distractors=tuple(
            Distractor(text=text, why=told("why.meaning", word=word.lemma, meaning=meaning.right))
            for text in meaning.wrong
        ),
        sentence=sentence,
        quote=sentence.text,
        fact=f"{word.lemma}.meaning",
        asked=frozenset({word.index}),
        score=_score(sentence, word),
    )


def _shown(sentence: Sentence, word: Word) -> str:
    """As it stands, with the dictionary form where that differs: *stelde … uit (uitstellen)*."""
    if word.pos == "NOUN" and word.feats.get("Number") == "Plur" and word.lemma != word.text:
        return f"{word.text} ({word.lemma})"
    if word.pos != "VERB":
        return word.text
    apart = [sentence.words[c] for c in sentence.children[word.index] if sentence.words[c].dep == "compound:prt"]
    joined = bool(apart) and apart[0].text.lower() == word.particle
    if joined and apart[0].index < word.index:
        return word.lemma  # "om dat aantal terug te dringen"
    form = f"{word.text} … {apart[0].text}" if joined else word.text
    return form if form == word.lemma else f"{form} ({word.lemma})"


def _score(sentence: Sentence, word: Word) -> float:
    zipf = max(frequency.zipf(word.lemma.lower()), frequency.zipf(word.text))
    bonus = 0.2 if word.particle else 0.0
    return 1.8 + bonus - 0.25 * abs(zipf - 3.7) - 0.01 * len(sentence.words)
