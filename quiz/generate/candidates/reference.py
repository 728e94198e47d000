"""What a relative pronoun refers to, where number and gender leave one noun (type 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield
from quiz.generate.data import sentence as told
from quiz.generate.distractors import keyed
from quiz.generate.phrases import opening
from quiz.generate.wording import balanced, in_name, lowered
from quiz.lexicon import entries, forms
from quiz.lexicon.compounds import last_part
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import Distractor, Kind

_KIND: Kind = "reference"
_PRONOUNS: Final = frozenset({"die", "dat", "waarin", "waarmee", "waarop"})


@dataclass(frozen=True)
class _Noun:
    """A noun phrase without what follows its head: determiner, adjectives, noun."""

    first: int
    head: int


def reference_candidates(analysis: Analysis, seed: int) -> Yield:
    """Ask what each relative pronoun refers to whose antecedent is certain."""
    result = Yield()
    for sentence in analysis.sentences:
        if sentence.quoted or len(sentence.words) > 40:
            continue
        for word in sentence.words:
            candidate = _reference(analysis, sentence, word, seed)
            if candidate is not None:
                result.candidates.append(candidate)
    return result


def _reference(analysis: Analysis, sentence: Sentence, pronoun: Word, seed: int) -> Candidate | None:
    antecedent = _antecedent(analysis, sentence, pronoun)
    if antecedent is None:
        return None
    key = _small(lowered(analysis, sentence, antecedent.first, antecedent.head))
    usable = _rivals(analysis, sentence, pronoun, antecedent, key, seed)
    if len(usable) < 2 or not balanced(key) or (_bare(key) and _is_singular(sentence.words[antecedent.head])):
        return None  # "budget" of "het kindgebonden budget" is half an answer
    why = told("why.reference", word=pronoun.text, key=key)
    return Candidate(
        kind=_KIND,
        type="choice",
        skill="reference",
        stem=told(
            "stem.reference.person" if _is_person(sentence.words[antecedent.head]) else "stem.reference",
            word=pronoun.text,
            quote=_snippet(sentence, pronoun),
            paragraph=sentence.paragraph,
        ),
        key=key,
        distractors=tuple(Distractor(text=text, why=why) for text in usable[:2]),
        sentence=sentence,
        quote=sentence.text,
        fact=f"{sentence.index}.{pronoun.index}.ref",
        asked=frozenset(range(antecedent.first, antecedent.head + 1)),
        score=1.1,
    )


def _antecedent(analysis: Analysis, sentence: Sentence, pronoun: Word) -> _Noun | None:
    """The noun right before a relative pronoun, where it agrees and no other noun of its phrase does."""
    if not _opens_relative_clause(sentence, pronoun):
        return None
    before = sentence.words[pronoun.index - 1]
    if before.text == ",":
        before = sentence.words[pronoun.index - 2]
    nouns = _nouns(analysis, sentence, pronoun.index)
    fitting = [noun for noun in nouns if _agrees(sentence, sentence.words[noun.head], pronoun)]
    if not fitting or fitting[-1].head != before.index or _chained(sentence, fitting[-1], fitting):
        return None
    return fitting[-1]


def _opens_relative_clause(sentence: Sentence, pronoun: Word) -> bool:
    if pronoun.text not in _PRONOUNS or pronoun.index < 3 or pronoun.dep == "det":
        return False
    following = sentence.words[pronoun.index + 1] if pronoun.index + 1 < len(sentence.words) else None
    if following is None or (
        following.pos == "NOUN" and not forms.lemmas(following.text.lower(), "verb") and _is_singular(following)
    ):
        return False  # "die dader" shows somebody, it does not relate
    return _is_relative(sentence, pronoun) and sum(word.text == pronoun.text for word in sentence.words) == 1


def _rivals(analysis: Analysis, sentence: Sentence, pronoun: Word, antecedent: _Noun, key: str, seed: int) -> list[str]:
    """Noun phrases before the pronoun, in its sentence or paragraph, that it could agree with and look like the key."""
    told = [s for s in analysis.sentences[: sentence.index] if s.paragraph == sentence.paragraph and not s.quoted]
    places = [(sentence, noun) for noun in _nouns(analysis, sentence, pronoun.index) if noun != antecedent]
    places += [(before, noun) for before in told for noun in _nouns(analysis, before, len(before.words))]
    texts = {
        _small(lowered(analysis, place, noun.first, noun.head))
        for place, noun in places
        if _agrees(sentence, place.words[noun.head], pronoun)
        and not (place is sentence and _says_what(sentence, noun, antecedent))
        and _is_alive(place.words[noun.head]) == _is_alive(sentence.words[antecedent.head])
        and _counts(place, noun) == _counts(sentence, antecedent)
    } - {key}
    usable = (text for text in texts if _far(text, key) and _bare(text) == _bare(key))
    rivals = sorted(usable, key=lambda text: keyed(seed, sentence.text, text))
    if rivals and len(key) > _LONGEST_SHARE * max(map(len, rivals[:2])):
        longest = max(rivals, key=len)
        rivals = [longest, *(text for text in rivals if text != longest)]
    return rivals if rivals and len(key) <= _LONGEST_SHARE * max(map(len, rivals[:2])) else []


def _says_what(sentence: Sentence, one: _Noun, other: _Noun) -> bool:
    """*een haarspit, het ijzer waarop ...*: an apposition is the thing itself."""
    between = sentence.words[min(one.head, other.head) + 1 : max(one.first, other.first)]
    return [word.text for word in between] == [","]


def _counts(sentence: Sentence, noun: _Noun) -> bool:
    """*25 partijgenoten* beside *inwoners* gives itself away."""
    return any(word.pos == "NUM" for word in sentence.words[noun.first : noun.head])


def _class(noun: Word) -> str:
    return semantic_class(noun.lemma.lower())


def _is_person(noun: Word) -> bool:
    return _class(noun) == "person"


def _is_alive(noun: Word) -> bool:
    """What opinions and causes cannot do gives such a key away."""
    return _class(noun) in {"person", "animal", "group"}


_LONGEST_SHARE: Final = 1.6
"""So much longer than the longest other option the key may be (G5)."""


def _bare(text: str) -> bool:
    """Without an article; a key that alone has one, or alone has none, gives itself away."""
    return text.split(maxsplit=1)[0] not in {"de", "het", "een"}


def _is_singular(noun: Word) -> bool:
    """A bare singular noun cannot open a relative clause (*die dader ...*), a plural can (*die kinderen hebben*)."""
    return noun.feats.get("Number") != "Plur"


def _small(text: str) -> str:
    """Without the capital that an article has behind an opening quotation mark."""
    first = text.split(maxsplit=1)[0]
    return text[0].lower() + text[1:] if first in {"De", "Het", "Een", "Geen", "Alle", "Veel"} else text


def _is_relative(sentence: Sentence, pronoun: Word) -> bool:
    head = sentence.words[pronoun.head]
    chain = [head, sentence.words[head.head]]
    return any(word.dep in {"acl:relcl", "acl"} and word.index > pronoun.index for word in chain)


def _snippet(sentence: Sentence, pronoun: Word) -> str:
    end = min(pronoun.index + 6, len(sentence.words) - 1)
    while sentence.words[end].pos == "PUNCT":
        end -= 1
    for position in range(pronoun.index + 1, end + 1):
        if sentence.words[position].text in {",", ";", "–", "-", "(", ":"}:
            end = position - 1
            break
    return "… " + sentence.span(pronoun.index, end) + (" …" if end < len(sentence.words) - 2 else "")


def _nouns(analysis: Analysis, sentence: Sentence, stop: int) -> list[_Noun]:
    found: list[_Noun] = []
    for word in sentence.words[:stop]:
        if (
            word.pos != "NOUN"
            or word.dep in {"fixed", "compound"}
            or not _listed(word)
            or semantic_class(word.lemma.lower()) in {"measure", "time"}
        ):
            continue
        first = opening(sentence, word)
        if in_name(analysis, sentence, word) or sentence.words[first].text.lower() in {"welk", "welke", "wat", "wiens"}:
            continue
        if any(
            w.feats.get("Poss") == "Yes" or w.text.lower() in {"deze", "dit", "die", "dat"}
            for w in sentence.words[max(0, first - 1) : word.index]
        ):
            continue
        found.append(_Noun(first, word.index))
    return found


def _listed(word: Word) -> bool:
    """A noun of the lexicon or a compound of one: what is only tagged so may be anything."""
    text = word.text.lower()
    if forms.lemmas(text, "verb"):
        return False
    return bool(forms.lemmas(text, "noun")) or bool(last_part(word.lemma.lower()))


def _agrees(sentence: Sentence, noun: Word, pronoun: Word) -> bool:
    """*dat* wants a singular het-word, *die* anything else; *waar...* takes both."""
    if pronoun.text.startswith("waar"):
        return True
    article = _article(noun)
    neuter = noun.feats.get("Number") != "Plur" and article == "het"
    if not article and noun.feats.get("Number") != "Plur":
        return True
    if pronoun.text == "dat":
        return neuter
    return not neuter and _number_fits(sentence, noun, pronoun)


def _number_fits(sentence: Sentence, noun: Word, pronoun: Word) -> bool:
    if pronoun.dep not in {"nsubj", "nsubj:pass"}:
        return True
    verb = sentence.words[pronoun.head]
    candidates = [verb, *(sentence.words[c] for c in sentence.children[verb.index])]
    finite = [w for w in candidates if w.feats.get("VerbForm") == "Fin" and w.index > pronoun.index]
    if not finite:
        return True
    return finite[0].feats.get("Number") == noun.feats.get("Number")


def _article(noun: Word) -> str:
    senses = entries.nouns().get(noun.lemma.lower()) or entries.nouns().get(last_part(noun.lemma.lower()))
    if senses and senses[0].article in {"de", "het"}:
        return senses[0].article
    return {"Neut": "het", "Com": "de"}.get(noun.feats.get("Gender", ""), "")


def _chained(sentence: Sentence, antecedent: _Noun, fitting: list[_Noun]) -> bool:
    """*het besluit van de minister dat*: another noun that agrees stands in the same noun phrase."""
    head = sentence.words[antecedent.head]
    above = head
    while above.dep in {"nmod", "conj", "appos"} and above.head != above.index:
        above = sentence.words[above.head]
        if any(noun.head == above.index for noun in fitting):
            return True
    return False


def _far(one: str, other: str) -> bool:
    return one.rsplit(maxsplit=1)[-1] != other.rsplit(maxsplit=1)[-1] and 0.4 <= len(one) / len(other) <= 2.6
