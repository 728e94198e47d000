"""A sentence of the article with one content word left out, and two words of the same form that the text rules out (type 15)."""

from __future__ import annotations

from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield
from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.distractors import keyed
from quiz.generate.facts import Fact
from quiz.lexicon import entries, forms, frequency
from quiz.lexicon.compounds import last_part
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import GAP, Distractor

_SHORTEST: Final = 8
_LONGEST: Final = 24
_FEATURES: Final = {"NOUN": ("Number",), "VERB": ("VerbForm", "Number", "Tense"), "ADJ": ("Degree",)}


def cloze_candidates(analysis: Analysis, facts: list[Fact], seed: int) -> Yield:
    """One gap per suitable sentence: the word that carries most of it and has two rivals of its own form."""
    del facts
    result = Yield()
    pool = _pool(analysis)
    for sentence in analysis.sentences:
        if _refuse(sentence):
            continue
        options = [c for word in sentence.words if (c := _gap(analysis, sentence, word, pool, seed)) is not None]
        if options:
            result.candidates.append(max(options, key=lambda c: (c.score, keyed(seed, c.stem))))
    return result


def _refuse(sentence: Sentence) -> bool:
    tokens = [word for word in sentence.words if word.pos != "PUNCT"]
    if not _SHORTEST <= len(tokens) <= _LONGEST or sentence.quoted or any(mark in sentence.text for mark in "“”„\"‘:;"):
        return True
    return bool(gates.source_sentence(sentence)) or any(
        word.text.lower() in {"ik", "wij", "we", "je", "jij", "mijn", "onze"} for word in tokens
    )


def _pool(analysis: Analysis) -> list[tuple[Sentence, Word]]:
    """Content words of the article that could fill a gap, once per form."""
    seen: dict[str, tuple[Sentence, Word]] = {}
    for sentence in analysis.sentences:
        for word in sentence.words:
            if _is_content(analysis, sentence, word):
                seen.setdefault(word.text.lower(), (sentence, word))
    return list(seen.values())


def _is_content(analysis: Analysis, sentence: Sentence, word: Word) -> bool:
    if word.pos not in _FEATURES or len(word.text) < 4 or not word.text.isalpha() or not word.text.islower():
        return False
    if any(name.first <= word.index <= name.last for name in analysis.names_in(sentence.index)):
        return False
    return word.dep not in {"fixed", "compound:prt", "aux", "cop", "aux:pass"} and _known(word) and _one_class(word)


def _one_class(word: Word) -> bool:
    """The form belongs to one part of speech only (*stuur* is noun and verb): the tag may be the wrong one."""
    text = word.text.lower()
    own = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}[word.pos]
    return not any(forms.lemmas(text, other) for other in {"noun", "verb", "adjective"} - {own})


def _known(word: Word) -> bool:
    lemma = word.lemma.lower()
    if word.pos == "NOUN":
        return lemma in entries.nouns() or bool(last_part(lemma))
    if word.pos == "VERB":
        return lemma in entries.verbs() and not word.particle and lemma not in words("not-a-rival") and _form_is_clear(word)
    return lemma in entries.adjectives()


def _form_is_clear(word: Word) -> bool:
    """Not a form that is past tense and participle at once (*besloten*, *begonnen*): the tag may be the wrong one."""
    text = word.text.lower()
    for lemma in forms.lemmas(text, "verb"):
        for sense in entries.verbs().get(lemma, ()):
            if sense.participle == text and text.endswith("en"):
                return False
    return bool(forms.lemmas(text, "verb"))


def _gap(
    analysis: Analysis, sentence: Sentence, word: Word, pool: list[tuple[Sentence, Word]], seed: int
) -> Candidate | None:
    if not _is_content(analysis, sentence, word) or not _worth_asking(word):
        return None
    if sum(other.lemma == word.lemma for other in sentence.words) > 1 or _before_name(analysis, sentence, word):
        return None
    rivals = [
        (place, rival) for place, rival in pool if place.index != sentence.index and _rival(analysis, sentence, word, rival)
    ]
    if len(rivals) < 2:
        return None
    rivals.sort(key=lambda pair: (_distance(word, pair[1]), keyed(seed, sentence.text, pair[1].text)))
    chosen = rivals[:2]
    start = word.start - sentence.start
    stem = sentence.text[:start] + GAP + sentence.text[start + len(word.text) :]
    return Candidate(
        kind="cloze",
        type="cloze",
        skill="vocabulary",
        stem=stem,
        key=word.text,
        distractors=tuple(
            Distractor(text=rival.text, why=told("why.cloze", word=rival.text, paragraph=place.paragraph))
            for place, rival in chosen
        ),
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.cloze",
        asked=frozenset({word.index}),
        score=_score(word),
    )


def _before_name(analysis: Analysis, sentence: Sentence, word: Word) -> bool:
    """*premier* Irakli Dzjapaladze: another title would do as well, and who he is may be known."""
    return any(name.first == word.index + 1 for name in analysis.names_in(sentence.index))


def _worth_asking(word: Word) -> bool:
    if word.text.lower() in {"half", "heel", "volgende", "vorige", "eerste", "tweede", "derde", "laatste", "eigen", "extra"}:
        return False
    if word.pos == "NOUN" and semantic_class(word.lemma.lower()) in {"time", "measure"}:
        return False
    return 2.0 <= frequency.zipf(word.text.lower()) <= 5.2 or (word.pos == "NOUN" and bool(last_part(word.lemma.lower())))


def _rival(analysis: Analysis, sentence: Sentence, word: Word, rival: Word) -> bool:
    """Same part of speech and form, another meaning, and no place in the article that would make it true here."""
    if rival.pos != word.pos or rival.lemma == word.lemma:
        return False
    if any(rival.feats.get(f) != word.feats.get(f) for f in _FEATURES[word.pos]):
        return False
    if not 0.6 <= len(rival.text) / len(word.text) <= 1.7 or any(o.lemma == rival.lemma for o in sentence.words):
        return False
    if word.pos == "NOUN" and not _same_slot(word, rival):
        return False
    if word.pos == "ADJ" and (word.text.endswith("e") != rival.text.endswith("e") or _attributive(word) != _attributive(rival)):
        return False
    if word.pos == "VERB" and word.feats.get("VerbForm") == "Part" and _attributive(word) != _attributive(rival):
        return False
    return not _collocates(analysis, sentence, word, rival) and not _near_synonyms(word, rival)


def _attributive(word: Word) -> bool:
    return word.dep == "amod"


def _same_slot(word: Word, rival: Word) -> bool:
    """Same kind of thing, and after an article or adjective the same gender."""
    one, other = semantic_class(word.lemma.lower()), semantic_class(rival.lemma.lower())
    if not one or one != other:
        return False
    if word.feats.get("Number") == "Plur":
        return True
    return _article(word.lemma.lower()) == _article(rival.lemma.lower()) != ""


def _article(lemma: str) -> str:
    senses = entries.nouns().get(lemma) or entries.nouns().get(last_part(lemma))
    return senses[0].article if senses else ""


def _collocates(analysis: Analysis, sentence: Sentence, word: Word, rival: Word) -> bool:
    """The rival stands elsewhere beside one of the gap's content neighbours: then it may be true here too."""
    near = {o.lemma for o in sentence.words if o.pos in {"NOUN", "VERB", "ADJ", "PROPN"} and 0 < abs(o.index - word.index) <= 3}
    for other in analysis.sentences:
        places = [o.index for o in other.words if o.lemma == rival.lemma]
        if any(o.lemma in near and 0 < abs(o.index - place) <= 2 for o in other.words for place in places):
            return True
    return False


def _near_synonyms(word: Word, rival: Word) -> bool:
    """Shared head or shared word of the English gloss: too near in meaning."""
    one, other = word.lemma.lower(), rival.lemma.lower()
    if one.endswith(other) or other.endswith(one) or one[:5] == other[:5]:
        return True
    return bool(_gloss(word) & _gloss(rival)) or _defined_by(word, rival) or _defined_by(rival, word)


def _defined_by(one: Word, other: Word) -> bool:
    """*vogel* stands in the definition of *kraai*: what is true of the one may be true of the other."""
    table = {"NOUN": entries.nouns(), "VERB": entries.verbs(), "ADJ": entries.adjectives()}[one.pos]
    lemma = other.lemma.lower()
    pos = {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}[one.pos]
    if lemma in entries.synonyms().get((pos, one.lemma.lower()), ()):
        return True
    return any(lemma in sense.definition.replace(",", " ").split() for sense in table.get(one.lemma.lower(), ()))


def _gloss(word: Word) -> set[str]:
    table = {"NOUN": entries.nouns(), "VERB": entries.verbs(), "ADJ": entries.adjectives()}[word.pos]
    senses = table.get(word.lemma.lower(), ())
    return {part.removeprefix("to ").strip() for sense in senses for part in sense.gloss.split(",") if part.strip()}


def _distance(word: Word, rival: Word) -> float:
    return abs(frequency.zipf(word.text.lower()) - frequency.zipf(rival.text.lower())) + 0.1 * abs(len(word.text) - len(rival.text))


def _score(word: Word) -> float:
    role = {"obj": 0.4, "nsubj": 0.3, "obl:arg": 0.4, "root": 0.3, "obl": 0.2, "conj": 0.1}.get(word.dep, 0.1)
    known = bool(forms.lemmas(word.text.lower(), {"NOUN": "noun", "VERB": "verb", "ADJ": "adjective"}[word.pos]))
    return 0.8 + role + (0.2 if known else 0.0)
