"""What somebody is: the function before or behind a name, with the functions of others as options (type 3)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import ROLE, Candidate
from quiz.generate.candidates.common import Yield, in_title
from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.distractors import is_half_name, keyed, separate
from quiz.lexicon import forms
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Analysis, Entity, Name, Sentence, Word
from quiz.model.bank import Distractor, Kind

_KIND: Kind = "who"
_MOST: Final = 2
"""So many an article gives at most: who is what, is not what it is about."""
_LONGEST: Final = 9
"""Words of a role behind a name."""
_LONGEST_TYPED: Final = 3
_LONGEST_SHARE: Final = 1.6
"""So much longer than the longest other option the key may be (G5)."""


_OF_WOMEN: Final = tuple("vrouw dster fster kster erster lster euze euse trice eres esse zus nares".split())
"""Endings that tell which of the people it cannot be."""


@dataclass(frozen=True)
class _Role:
    """What a sentence says that somebody is."""

    entity: Entity
    sentence: Sentence
    text: str
    noun: str
    """Lemma of its head, without what stands before a hyphen."""


def role_candidates(analysis: Analysis, seed: int) -> Yield:
    """Ask for the role of each person who has one in so many words, the most mentioned first."""
    result = Yield()
    roles: dict[int, list[_Role]] = defaultdict(list)
    for name in analysis.names:
        role = _role(analysis, name)
        if role is not None:
            roles[name.entity].append(role)
    for entity in sorted(roles, key=lambda index: (-analysis.entities[index].mentions, index)):
        candidate = _candidate(analysis, roles, entity, seed)
        if candidate is not None and len(result.candidates) < _MOST:
            result.candidates.append(candidate)
    return result


def _candidate(analysis: Analysis, roles: dict[int, list[_Role]], entity: int, seed: int) -> Candidate | None:
    """The role with those of two others as options, else the person with two others, else the role to be typed.

    Typed only where it is told in full (*voorzitter van de raad*), as who has one role may have a second.
    """
    role = max(roles[entity], key=lambda r: (len(r.text), -r.sentence.index))
    if gates.key_in_stem(role.entity.name, role.text):
        return None
    wrong = () if role.noun.endswith(_OF_WOMEN) else _distractors(roles, entity, role, seed)
    if wrong:
        return replace(_asked(role, role.text, told("stem.role", name=role.entity.name)), distractors=wrong)
    others = _others(analysis, role, seed)
    if others and not in_title(analysis, role.entity):
        who = _asked(role, role.entity.name, told("stem.role.who", role=role.text))
        return replace(who, distractors=others, accept=tuple(sorted(role.entity.aliases - {role.entity.name})))
    alone = len({found.noun for found in roles[entity]}) == 1 and " " in role.text
    return _typed(role) if alone and role.noun not in words("role-loose") else None  # a skater may be a champion too


def _typed(role: _Role) -> Candidate:
    typed = _asked(role, role.text, told("stem.role", name=role.entity.name))
    accept = tuple(f"{article} {role.text}" for article in ("de", "een", "het"))
    short = len(role.text.split()) <= _LONGEST_TYPED
    return replace(typed, type="typed" if short else "open", accept=accept, score=1.0)


def _asked(role: _Role, key: str, stem: str) -> Candidate:
    return Candidate(
        kind=_KIND,
        type="choice",
        stem=stem,
        key=key,
        sentence=role.sentence,
        quote=role.sentence.text,
        fact=f"{ROLE}{role.entity.index}",
        score=1.5,
    )


def _others(analysis: Analysis, role: _Role, seed: int) -> tuple[Distractor, ...]:
    """Two people of the article who have not that role; none where its noun stands elsewhere too."""
    if role.noun.endswith(_OF_WOMEN):
        return ()  # the other names may tell that they are men
    alike = [lemma for lemma in analysis.lemma_counts if lemma.endswith(role.noun)]
    if sum(analysis.lemma_counts[lemma] for lemma in alike) > 1 or role.noun in words("role-loose"):
        return ()
    present = {name.entity for name in analysis.names_in(role.sentence.index)}
    found = [
        other
        for other in analysis.entities
        if other.type == "person"
        and other.certain
        and " " in other.name
        and other.index not in present
        and not is_half_name(other)
        and separate(other, role.entity)
    ]
    found.sort(key=lambda other: keyed(seed, role.text, other.name))
    wrong = tuple(Distractor(text=o.name, why=told("why.not.role", name=o.name, role=role.text)) for o in found[:2])
    return wrong if len(wrong) == 2 else ()


def _distractors(roles: dict[int, list[_Role]], entity: int, role: _Role, seed: int) -> tuple[Distractor, ...]:
    """The roles of two others, one of them about as long as the key; none where there are fewer."""
    nouns = {other.noun for other in roles[entity]}
    rivals = {
        max(found, key=lambda r: len(r.text)).text: found[0].entity.name
        for index, found in roles.items()
        if index != entity and nouns.isdisjoint(other.noun for other in found) and not found[0].noun.endswith(_OF_WOMEN)
    }
    short = {text for text in rivals if len(role.text) > max(_LONGEST_SHARE * len(text), len(text))}
    if len(rivals) < 2 or len(short) == len(rivals):
        return ()
    chosen = sorted(rivals, key=lambda text: (text in short, keyed(seed, role.text, text)))
    return tuple(Distractor(text=text, why=told("why.role", name=rivals[text], role=text)) for text in chosen[:2])


def _role(analysis: Analysis, name: Name) -> _Role | None:
    entity, sentence = analysis.entities[name.entity], analysis.sentences[name.sentence]
    if entity.type != "person" or not entity.certain or " " not in entity.name:
        return None
    span = _before(sentence, name) or _behind(sentence, name)
    if span is None or not (entity.mentions > 1 or _acts(sentence, name, *span)):
        return None
    first, last = span
    noun = next(w for w in sentence.words[first : last + 1] if _is_role(w))
    text = sentence.span(first, last)
    if _bare(noun) in words("role-of") and first == last:
        field = _field(sentence, name.last + 1)
        if not field:
            return None
        text = f"{text} {field}"
    if first == 0 and _is_common(sentence.words[0].text):
        text = text[0].lower() + text[1:]
    return _Role(entity, sentence, text, _bare(noun))


def _acts(sentence: Sentence, name: Name, first: int, last: int) -> bool:
    """Is the subject of its sentence; whom a text names once in passing is nobody to ask for."""
    inside = range(min(first, name.first), max(last, name.last) + 1)
    return any(sentence.words[position].dep == "nsubj" for position in inside)


def _field(sentence: Sentence, start: int) -> str:
    """*van Buitenlandse Handel* behind the name of a minister; a minister alone is half the answer."""
    words, last = sentence.words, start
    if start >= len(words) or words[start].text != "van":
        return ""
    if start + 2 < len(words) and words[start + 1].text in {"de", "het"} and words[start + 2].text[:1].isupper():
        last += 1
    while last + 1 < len(words) and (words[last + 1].text[:1].isupper() or _joins(words, last + 1)):
        last += 1
    return sentence.span(start, last) if words[last].text[:1].isupper() else ""


def _joins(words: tuple[Word, ...], position: int) -> bool:
    """*en* before a capital or behind a hyphen: *Justitie en Veiligheid*, *grond- en waterwerken*; *Institute of*."""
    after = words[position + 1].text if position + 1 < len(words) else ""
    return words[position].text in {"en", "of"} and (after[:1].isupper() or words[position - 1].text.endswith("-"))


def _is_common(text: str) -> bool:
    """Written with a capital only where it opens a sentence: *Oud-burgemeester*, not *D66-leider*."""
    before, hyphen, _ = text.partition("-")
    return text[1:].islower() and text[1:2].isalpha() and (not hyphen or _is_word(before.lower()))


def _is_word(part: str) -> bool:
    return part in words("role-prefix") or bool(forms.lemmas(part, "noun"))


def _bare(noun: Word) -> str:
    return noun.lemma.lower().rpartition("-")[2]


def _is_role(word: Word) -> bool:
    """A singular noun for somebody with a task; whose friend somebody is, or that he rules, is no question."""
    lemma = _bare(word)
    if word.pos not in {"NOUN", "PROPN"} or word.feats.get("Number") == "Plur" or lemma in words("no-role"):
        return False
    return semantic_class(lemma) == "person" and not lemma.endswith(("genoot", "genote"))


def _before(sentence: Sentence, name: Name) -> tuple[int, int] | None:
    """*financieel directeur* Roger Dassen, *minister van Financiën* Wopke Hoekstra."""
    last = name.first - 1
    first = _noun_before(sentence, last)
    if first < 0:
        return None
    before = sentence.words[first - 1] if first else None
    if before is not None and (before.text.lower() in words("role-adjective") or _names_the_field(before)):
        first -= 1
        before = sentence.words[first - 1] if first else None
    if before is None:
        return first, last
    owned = before.feats.get("Poss") == "Yes" or before.pos == "NUM"
    return None if owned or before.text.lower() in words("role-lost") else (first, last)


def _noun_before(sentence: Sentence, last: int) -> int:
    """Position of the noun for a role that ends at a word, with its field or without; -1 where there is none."""
    if last < 0 or _is_role(sentence.words[last]):
        return last
    field = last >= 2 and sentence.words[last - 1].text == "van" and sentence.words[last].text[:1].isupper()
    return last - 2 if field and _is_role(sentence.words[last - 2]) else -1


def _closes_role(sentence: Sentence, position: int, start: int) -> bool:
    """A comma or full stop; *met* and *van 23 jaar* tell of the person, not of the task."""
    word = sentence.words[position]
    after = sentence.words[position + 1] if position + 1 < len(sentence.words) else word
    aged = word.text == "van" and after.pos == "NUM"
    return word.text in {",", "."} or (position > start and (word.text in {"met", "die", "dat"} or aged))


def _names_the_field(word: Word) -> bool:
    """*culinair journalist*: before a de-word an adjective without -e is a part of the title."""
    if word.text.lower() in words("role-lost") or forms.lemmas(word.text.lower(), "verb"):
        return False  # "vroeg directeur Jansen zich af"
    return word.pos == "ADJ" and word.text.islower() and not word.text.endswith(("e", "n")) and len(word.text) > 3


def _behind(sentence: Sentence, name: Name) -> tuple[int, int] | None:
    """Germa Atsma, *eigenaar van een bedrijf*, ...: up to the comma that closes it."""
    start = name.last + 2
    if name.last + 1 >= len(sentence.words) or sentence.words[name.last + 1].text != ",":
        return None
    last = start
    while last < len(sentence.words) and not _closes_role(sentence, last, start):
        last += 1
    last -= 1
    if start < len(sentence.words) and sentence.words[start].text.lower() in {"de", "een", "zelf"}:
        start += 1
    part = sentence.words[start : last + 1]
    if not part or not _is_role(part[0]) or len(part) > _LONGEST or sentence.words[last].pos in {"ADP", "DET"}:
        return None
    loose = any(w.pos == "PRON" or w.feats.get("Poss") == "Yes" or w.feats.get("VerbForm") == "Fin" for w in part)
    joined = any(w.pos == "CCONJ" and not _joins(sentence.words, w.index) for w in part)
    return None if loose or joined else (start, last)
