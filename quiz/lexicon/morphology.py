"""Dutch spelling rules for forms that follow from what the lexicon lists."""

from __future__ import annotations

import re
from typing import Final

from quiz.lexicon.entries import Verb

_LONG: Final = re.compile(r"(?:^|[^aeiouy])([aeou])([bcdfgklmnprstvz])$")
_IRREGULAR: Final = {
    "zijn": ("ben", "is"),
    "hebben": ("heb", "heeft"),
    "kunnen": ("kan", "kan"),
    "zullen": ("zal", "zal"),
    "mogen": ("mag", "mag"),
    "willen": ("wil", "wil"),
    "komen": ("kom", "komt"),
}
_UNSTRESSED: Final = re.compile(r"[aeiouy].*e[lrnm]$")
_PREFIX: Final = re.compile(r"^(?:be|ge|ver|ont|her|er)(?=[^aeiou]+[aeiou])")


def bare(verb: Verb) -> str:
    """The infinitive without its particle."""
    return verb.lemma[len(verb.prefix) :] if verb.prefix else verb.lemma


def stem(verb: Verb) -> str:
    """The stem without its particle: a weak verb's past shows it, else the spelling rules give it."""
    infinitive = bare(verb)
    for end, (first, _) in _IRREGULAR.items():
        if infinitive == end or (end == "komen" and infinitive.endswith("komen")):
            return infinitive[: -len(end)] + first
    past = verb.past.split()[0] if verb.past else ""
    weak = past[:-2] if past.endswith(("te", "de")) else ""
    if weak and weak[:3] == infinitive[:3] and not weak.endswith(("och", "ach")):
        return weak
    return _spelled_stem(infinitive)


def _spelled_stem(infinitive: str) -> str:
    if not infinitive.endswith("en"):
        return infinitive[:-1]
    root = infinitive[:-2]
    if infinitive.endswith("iën"):
        return root
    if re.search(r"([bcdfgklmnprst])\1$", root):
        return root[:-1]
    unstressed = _UNSTRESSED.search(_PREFIX.sub("", root))
    if _LONG.search(root) and not unstressed:
        root = _LONG.sub(lambda match: match[0][:-2] + match[1] * 2 + match[2], root)
    return root[:-1] + {"v": "f", "z": "s"}.get(root[-1], root[-1]) if root else root


def present(verb: Verb) -> str:
    """Third person singular present, the particle apart (*kondigt aan*)."""
    infinitive = bare(verb)
    for end, (_, third) in _IRREGULAR.items():
        if infinitive == end or (end == "komen" and infinitive.endswith("komen")):
            form = infinitive[: -len(end)] + third
            break
    else:
        base = stem(verb)
        form = base if base.endswith("t") else base + "t"
    return f"{form} {verb.prefix}".strip()


def past_plural(verb: Verb) -> str:
    """Past plural without the particle (*gaven*, *werkten*)."""
    past = verb.past.split()[0] if verb.past else ""
    if not past or past.endswith("n"):
        return past
    return past + "n" if past.endswith("e") else lengthen(past)


def lengthen(word: str) -> str:
    """Add -en with the spelling rules: *gaf* gaven (short a kept long in strong pasts), *bood* boden, *vond* vonden."""
    if re.search(r"([aeou])\1[bcdfgklmnprst]$", word):
        word = word[:-2] + word[-1]
    if word.endswith("f") and not word.endswith("ff"):
        word = word[:-1] + "v"
    elif word.endswith("s") and re.search(r"[aeiou]{1,2}s$", word):
        word = word[:-1] + "z"
    return word + "en"
