"""Finds the names of an article: where each begins and ends, across *van der* and the like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from quiz.lexicon import entries, forms, frequency
from quiz.lexicon.compounds import last_part
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Entity, Name, NameType, Sentence, Word
from quiz.nlp import gazetteer
from quiz.nlp.entities import Mention, merge
from quiz.nlp.nametypes import names_a_role, type_of

_LINKS: Final = frozenset("van de der den het ten ter te von di da la le du el bin in 't ’t".split())
_ROMANCE_LINKS: Final = frozenset({"da", "de", "di", "dos", "del", "do"})
_PERSONAL_LINKS: Final = _LINKS - {"het", "in"}
"""What may stand between the first name and the surname of a person."""
_LONGEST_NAME: Final = 6


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int


def find_names(sentences: Sequence[Sentence]) -> tuple[tuple[Name, ...], tuple[Entity, ...]]:
    """Return all name mentions in text order and the entities they refer to."""
    inside = _capitalised_inside(sentences) - _written_small(sentences)
    mentions: list[Mention] = []
    for sentence in sentences:
        for span in _spans(sentence, inside):
            text = strip_genitive(sentence.span(span.first, span.last))
            kind, sure = type_of(sentence, span.first, text)
            if kind in {"person", "other"} and _has_article(sentence, span.first):
                kind, sure = "other", True  # "De Leeghwater" is a pumping station
            sure = sure or (kind == "person" and _has_role_behind(sentence, span.last))
            mentions.append(Mention(sentence.index, span.first, span.last, text, kind, sure))
    return merge(_settle(_surnamed(sentences, mentions)))


def _has_role_behind(sentence: Sentence, last: int) -> bool:
    """*Germa Atsma, eigenaar van een bedrijf*: an apposition without article, or with one, says that it is a person."""
    behind = sentence.words[last + 1 : last + 5]
    if len(behind) < 2 or behind[0].text != ",":
        return False
    noun = next((word for word in behind[1:] if word.pos not in {"DET", "ADJ", "ADV"}), None)
    if noun is None or noun.pos != "NOUN" or noun.feats.get("Number") == "Plur":
        return False
    lemma = noun.lemma.lower()
    either = any(lemma.endswith(role) for role in gazetteer.cues("either-role"))
    return semantic_class(lemma) == "person" and (not either or lemma in _OWNERS)


_OWNERS: Final = frozenset({"eigenaar", "werkgever", "aandeelhouder", "partner"})
"""Roles that an apposition gives to people, though a company could have them too."""


def _surnamed(sentences: Sequence[Sentence], mentions: list[Mention]) -> list[Mention]:
    """*Pirmin Blaak*, of whom *Blaak* alone does something elsewhere, is a person for certain."""
    alone = {
        mention.text
        for mention in mentions
        if " " not in mention.text
        and mention.type in {"person", "other"}
        and mention.text.isalpha()
        and not mention.text.isupper()
        and sentences[mention.sentence].words[mention.last].dep == "nsubj"
        and not (mention.first and sentences[mention.sentence].words[mention.first - 1].pos == "DET")
    }
    return [
        replace(mention, sure=True)
        if mention.type == "person" and not mention.sure and mention.text.split()[-1] in alone and " " in mention.text
        else mention
        for mention in mentions
    ]


def _has_article(sentence: Sentence, first: int) -> bool:
    """*de* or *het* right before a name: people have none."""
    return first > 0 and sentence.words[first - 1].text.lower() in {"de", "het"}


def _capitalised_inside(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words written with a capital where only a name is: not at the beginning of a sentence or quotation."""
    return frozenset(
        word.text
        for sentence in sentences
        for word in sentence.words
        if word.text[:1].isupper() and not _opens(sentence, word)
    )


def _written_small(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Capitalised forms of words that the article also writes small: *Roer* beside *roer* is no name."""
    return frozenset(
        word.text[:1].upper() + word.text[1:]
        for sentence in sentences
        for word in sentence.words
        if word.text[:1].islower()
    )


def _opens(sentence: Sentence, word: Word) -> bool:
    if word.index == 0:
        return True
    before = sentence.words[word.index - 1].text
    return before in {"“", '"', "‘", "'", "„", ":", "«", "-", "–"} or (word.index == 1 and not before[0].isalnum())


def _spans(sentence: Sentence, inside: frozenset[str]) -> list[_Span]:
    spans: list[_Span] = []
    index = 0
    words = sentence.words
    while index < len(words):
        listed = _listed_name(sentence, index)
        if listed < index and not _begins(sentence, words[index], inside):
            index += 1
            continue
        last = listed if listed > index else _extend(sentence, index)
        spans.append(_Span(index, last))
        index = last + 1
    return spans


def _begins(sentence: Sentence, word: Word, inside: frozenset[str]) -> bool:
    return not _says_where_from(sentence, word.index) and _may_start(sentence, word, inside)


def _says_where_from(sentence: Sentence, index: int) -> bool:
    """*de Deen Oliver Bruhn*: an inhabitant before a name only describes it."""
    words = sentence.words
    following = words[index + 1].text if index + 1 < len(words) else ""
    return (
        words[index].text in gazetteer.inhabitants()
        and following[:1].isupper()
        and following not in gazetteer.inhabitants()
    )


def _listed_name(sentence: Sentence, first: int) -> int:
    """Last word of the longest listed name of several words that begins here (*Europese Unie*), or ``first - 1``."""
    words = sentence.words
    if not words[first].text[:1].isupper():
        return first - 1
    for last in range(min(first + _LONGEST_NAME, len(words)) - 1, first, -1):
        text = strip_genitive(sentence.span(first, last))
        if text in gazetteer.organisations() or text in gazetteer.places():
            return last
    return first - 1


def _may_start(sentence: Sentence, word: Word, inside: frozenset[str]) -> bool:
    text = word.text
    if not text[:1].isupper() or text.lower() in gazetteer.cues("not-a-name") or word.pos in {"NUM", "PUNCT"}:
        return False
    if names_a_role(text):
        return False
    if text in gazetteer.adjectives() and not _known_name(text):
        return False
    if not _opens(sentence, word):
        return word.pos not in {"PRON", "DET"} or len(text) > 1
    if word.pos in {"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV"} and text not in inside:
        return False
    if _describes_next(sentence, word):
        return False
    bare = strip_genitive(text)
    return bool(
        text in inside
        or bare in inside
        or _known_name(bare)
        or (word.pos == "PROPN" and frequency.zipf(text.lower()) < 4.0 and not _is_word(text.lower()))
        or (frequency.zipf(text.lower()) < 2.5 and not _is_word(text.lower()) and word.pos in {"NOUN", "PROPN"})
    )


def _describes_next(sentence: Sentence, word: Word) -> bool:
    """*Topfavoriete Chiara Bellandi*, *Deen Oliver Bruhn*: what opens the sentence only says who the next word is."""
    following = sentence.words[word.index + 1].text if word.index + 1 < len(sentence.words) else ""
    return (
        following in gazetteer.first_names()
        and word.text not in gazetteer.first_names()
        and not word.text.endswith(".")
    )


def _is_word(text: str) -> bool:
    """The lexicon has the word, or can take it apart as a compound."""
    return (
        any(forms.lemmas(text, pos) for pos in ("noun", "verb", "adjective"))
        or text in entries.others()
        or semantic_class(text) != ""
        or bool(last_part(text))
    )


def _known_name(text: str) -> bool:
    return text in gazetteer.places() or text in gazetteer.first_names() or text in gazetteer.organisations()


def _extend(sentence: Sentence, first: int) -> int:
    words = sentence.words
    last = first
    while last + 1 < len(words):
        following = words[last + 1]
        if following.text in {"-", "–"} or words[last].text.endswith(("’s", "'s")):
            break
        if _closes_field(words, last):
            break
        if _is_name_part(following) and not _two_names(words[last], following):
            last += 1
            continue
        jump = _link(sentence, first, last)
        if jump == last:
            break
        last = jump
    return last


def _closes_field(words: tuple[Word, ...], position: int) -> bool:
    """*minister van Landbouw* Piet Jansen: a noun behind *van* and before a first name is no part of the name."""
    before = words[position - 1].text if position else ""
    known = forms.lemmas(words[position].text.lower(), "noun")
    return before in {"van", "en"} and bool(known) and words[position + 1].text in gazetteer.first_names()


def _is_name_part(word: Word) -> bool:
    text = word.text
    if text[:1].isupper() and text.lower() not in gazetteer.cues("not-a-name"):
        return word.pos not in {"PRON", "DET"} or len(text) > 2
    return False


def _two_names(left: Word, right: Word) -> bool:
    """*Washington Peking* in an elliptical clause, or an inhabitant beside a name, are two names."""
    places = gazetteer.places()
    pair = f"{left.text} {right.text}"
    return left.text in places and right.text in places and pair not in places


def _link(sentence: Sentence, first: int, last: int) -> int:
    """Return the end of a name that goes on over *van der* and the like, or ``last``."""
    words = sentence.words
    end = last + 1
    while end < len(words) and words[end].text in _LINKS and end - last <= 3:
        end += 1
    if end == last + 1 or end >= len(words) or not _is_name_part(words[end]):
        return last
    whole = sentence.span(first, end)
    if whole in gazetteer.places() or whole in gazetteer.organisations():
        return end
    head = words[first].text
    between = {words[position].text for position in range(last + 1, end)}
    if last > first and between <= _ROMANCE_LINKS and head in gazetteer.first_names():
        return end  # "Luiz Inácio Lula da Silva"
    links = [words[position].text for position in range(last + 1, end)]
    surname = head.lower() in _PERSONAL_LINKS and not _opens(sentence, words[first])  # "zei Van den Berg"
    personal = last == first and (surname or _may_be_first_name(head))
    placed = words[end].text in gazetteer.places() and head not in gazetteer.first_names()
    placed = placed or words[end].text in gazetteer.organisations()  # "kreeg Maurits van de Staten-Generaal opdracht"
    if personal and all(link in _PERSONAL_LINKS for link in links) and not placed:
        return end
    institution = head in gazetteer.cues("organisation-part") and links[0] in {"van", "voor", "de"}
    return end if institution else last


def _may_be_first_name(text: str) -> bool:
    """A listed first name, an initial, or a capitalised word that is no place, organisation or word of the language."""
    if text in gazetteer.first_names() or (len(text) == 2 and text.endswith(".")):
        return True
    listed = (
        text in gazetteer.places() or text in gazetteer.organisations() or text in gazetteer.cues("organisation-part")
    )
    return text.isalpha() and text[1:].islower() and len(text) > 2 and not listed and not _is_word(text.lower())


def strip_genitive(text: str) -> str:
    """*China’s* is China, *Blinkens* stays: whether its -s is a genitive only other mentions can tell."""
    for ending in ("’s", "'s"):
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return text[: -len(ending)]
    return text[:-1] if text.endswith(("s’", "s'", "x’", "x'", "z’", "z'")) else text


def _settle(mentions: list[Mention]) -> list[Mention]:
    """Where one form is typed in two ways, the certain and then the more frequent type holds for all."""
    votes: dict[str, Counter[NameType]] = {}
    for mention in mentions:
        votes.setdefault(mention.text, Counter())[mention.type] += 3 if mention.sure else 1
    return [mention.typed(votes[mention.text].most_common(1)[0][0]) for mention in mentions]
