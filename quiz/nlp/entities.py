"""Ties mentions of one referent together: short names to full ones, titles to their bearers, aliases to countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quiz.model.analysis import Entity, Name, NameType
from quiz.nlp import gazetteer


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in a sentence before it is known who else it is."""

    sentence: int
    first: int
    last: int
    text: str
    type: NameType
    sure: bool

    def typed(self, kind: NameType) -> Mention:
        """The same mention with another type."""
        return self if kind == self.type else replace(self, type=kind)


def merge(mentions: Sequence[Mention]) -> tuple[tuple[Name, ...], tuple[Entity, ...]]:
    """Return the mentions as names with their entities; an entity takes the fullest form for its name."""
    forms = _fullest_first({mention.text for mention in mentions})
    types = {mention.text: mention.type for mention in mentions}
    things = {mention.text for mention in mentions if mention.type == "other" and mention.sure}
    canonical: dict[str, str] = {}
    for form in forms:  # a thing that is named after a person (*de Leeghwater*) is not that person
        known = [] if form in things else list(dict.fromkeys(canonical.values()))
        canonical[form] = _referent(form, types, known)
    order = list(dict.fromkeys(canonical[mention.text] for mention in mentions))
    entities = tuple(_entity(index, name, canonical, types, mentions) for index, name in enumerate(order))
    names = tuple(
        Name(
            m.sentence,
            m.first,
            m.last,
            m.text,
            entities[order.index(canonical[m.text])].type,
            order.index(canonical[m.text]),
        )
        for m in mentions
    )
    return names, entities


def _fullest_first(forms: set[str]) -> list[str]:
    """Forms by words and letters; *Blinkens* comes behind *Blinken* where both are written: its -s is a genitive."""

    def fullness(form: str) -> int:
        return len(form) - (2 if form.endswith("s") and form[:-1] in forms else 0)

    return sorted(forms, key=lambda form: (-len(form.split()), -fullness(form), form))


def _referent(form: str, types: dict[str, NameType], known: list[str]) -> str:
    place = gazetteer.places().get(form)
    if place is not None and types[form] == "place":
        return next((name for name in known if gazetteer.places().get(name) is place), form)
    full = gazetteer.organisation_aliases().get(form)
    same = [name for name in known if full is not None and gazetteer.organisation_aliases().get(name) == full]
    short = [name for name in known if _is_short_for(form, name, types)]
    if not same and len(short) > 1:
        return form  # *Bongo*, of *Ali Bongo* and *Omar Bongo*: nobody can tell which
    return (same or short or [form])[0]


def _is_short_for(form: str, name: str, types: dict[str, NameType]) -> bool:
    """*Blinken*, *Blinkens* and *Antony* stand for *Antony Blinken*; *Rotterdam* does not stand for *FC Rotterdam*."""
    if form + "s" == name or form == name + "s":
        return types[form] == types[name] or types[form] == "other"
    parts = name.split()
    if types[name] != "person" or types[form] not in {"person", "other"} or len(parts) < 2:
        return False
    parts, short = (
        [part.lower() for part in parts],
        [part.lower() for part in form.split()],
    )  # "De Vries" is "Anouk de Vries"
    bare = [*short[:-1], short[-1].removesuffix("s")]
    size = len(short)
    ends = parts[-size:], parts[:size]
    return size < len(parts) and (short in ends or bare in ends)


def _entity(
    index: int,
    name: str,
    canonical: dict[str, str],
    types: dict[str, NameType],
    mentions: Sequence[Mention],
) -> Entity:
    aliases = frozenset(form for form, referent in canonical.items() if referent == name)
    place = gazetteer.places().get(name)
    return Entity(
        index=index,
        type=types[name],
        name=name,
        aliases=aliases,
        kind=_kind(name, types[name], place),
        mentions=sum(canonical[mention.text] == name for mention in mentions),
        certain=any(mention.sure for mention in mentions if canonical[mention.text] == name),
    )


def _kind(name: str, kind: NameType, place: gazetteer.Place | None) -> str:
    """What a place or a well-known organisation is: *country*, *city*; *krant*, *club*."""
    if kind == "place":
        return place.kind if place is not None else ""
    if kind == "organisation":
        full = gazetteer.organisation_aliases().get(name, name)
        if any(part in {"FC", "SC", "VV", "SV"} for part in name.split()):
            return "club"
        return gazetteer.organisation_kinds().get(full, "")
    return ""
