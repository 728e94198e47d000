"""Checks of wording that need no parsing: marks, capitals, negation, options that are no answers (G7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from quiz.checking.kinds import kind_of
from quiz.checking.problem import Context, ItemRule, Problem
from quiz.checking.words import content, has_phrase, listed, longest_copy, shared, tokens
from quiz.model.bank import GAP, Item
from quiz.text.fold import fold

LONGEST_COPY: Final = 10
"""Words in a row that a question may take over from the text; more can be answered by searching."""
LONGEST_STATEMENT_COPY: Final = 16
_NEARLY_ALL: Final = 0.8
_LONGEST_STEM: Final = 35
_LONGEST_GAP: Final = 50
"""A gap is a sentence of the text itself, with what is told of its word."""
_MAY_DOUBLE: Final = frozenset({"die", "dat", "zich", "had", "is", "was", "zijn", "heel", "ja", "nee", "na", "tot"})
_QUOTED: Final = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"|„[^”]*”")
_SPACES: Final = re.compile(r"  |\s[,.;:?!](?:\s|$)|\(\s|\s\)")
_IJ: Final = re.compile(r"\bIj[a-z]")
_ASKS: Final = r"(?:wanneer|waar\w*|wie|wat|waarom|hoe|hoeveel|welke?)"
_TWO: Final = re.compile(rf"^(?:\w+ )?{_ASKS}\b.* (?:en|of) (?:\w+ )?(?:wanneer|waar|wie|wat|waarom|hoe|hoeveel)\b")
_EXCEPTION: Final = re.compile(
    r"\b(?:niet|geen)\b.*\b(?:waar|juist|correct|genoemd|hoort|horen|past|klopt|kloppen)\b"
    r"|\b(?:hoort|horen|past|staat|staan|klopt|wordt|worden)\b.*\b(?:niet|geen)\b"
)
_FINISHED: Final = re.compile(r"[.!?…:][”’\"')]*$")
_PAIRS: Final = (("“„", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
_VERB_FIRST: Final = frozenset(
    "is zijn was waren heeft hebben had hadden kan kunnen wordt worden "
    "werd werden moet moeten mag mogen gaat gaan wil willen wilde klopt staat".split()
)


def unquoted(text: str) -> str:
    """The text without what stands between quotation marks: other people's words, and words that are talked about."""
    return _QUOTED.sub(" ", text)


def marks(item: Item, _: Context) -> Iterator[Problem]:
    """A stem begins with a capital, ends with a mark and closes what it opens."""
    stem = item.stem.strip()
    question = tokens(stem)[:1] and tokens(stem)[0] in listed("question")
    quoting = ": “" in stem or ": ‘" in stem
    if question and item.type in {"choice", "typed", "open"} and "?" not in stem and not quoting:
        yield Problem("no-question-mark", "stem")
    elif not _FINISHED.search(stem) and item.type != "schema" and not stem.endswith(GAP):
        yield Problem("unfinished-mark", "stem")
    if item.type == "true-false" and stem.endswith("?"):
        yield Problem("statement-asks", "stem")
    if stem[:1].islower():
        yield Problem("small-letter", "stem")
    for text in (stem, item.key, *(d.text for d in item.distractors)):
        if not _balanced(text):
            yield Problem("quotes", "stem" if text is stem else "key" if text is item.key else "distractors")


def _balanced(text: str) -> bool:
    return all(sum(map(text.count, left)) == text.count(right) for left, right in _PAIRS) and text.count('"') % 2 == 0


def slips(item: Item, context: Context) -> Iterator[Problem]:
    """Slips of the pen: a word twice, odd spaces, *Ij*, words that wait to be replaced."""
    words = tokens(unquoted(item.stem.replace(GAP, item.key)))
    twice = next((a for a, b in pairwise(words) if a == b and a not in _MAY_DOUBLE), "")
    double = f"{twice} {twice}"
    if twice and double in " ".join(item.stem.lower().split()) and double not in context.text.lower():
        yield Problem("double-word", "stem", {"word": twice})
    for name, text in (("stem", item.stem), ("key", item.key)):
        if _SPACES.search(text) or text != text.strip():
            yield Problem("spaces", name)
        if _IJ.search(text):
            yield Problem("ij", name)
        if has_phrase(text, "placeholder"):
            yield Problem("placeholder", name)


def not_an_option(item: Item, _: Context) -> Iterator[Problem]:
    """No *alle bovenstaande*, no *weet ik niet*, no word that makes an option absurd at once (G7)."""
    for name, text in (("key", item.key), *(("distractors", d.text) for d in item.distractors)):
        if has_phrase(text, "all-of-above"):
            yield Problem("all-of-above", name, {"option": text})
        elif _is_no_answer(text):
            yield Problem("no-answer", name, {"option": text})
    for distractor in item.distractors:
        word = has_phrase(distractor.text, "absolute") if kind_of(item) != "meaning" else ""
        if word and not has_phrase(item.key, "absolute") and len(tokens(distractor.text)) > 2:
            yield Problem("absolute", "distractors", {"word": word, "option": distractor.text})


def _is_no_answer(text: str) -> bool:
    """The whole option is one of the listed phrases, a word more or less."""
    phrase = has_phrase(text, "no-answer")
    return phrase != "" and len(tokens(text)) <= len(phrase.split()) + 1


def negation(item: Item, context: Context) -> Iterator[Problem]:
    """No double negation; what asks for the exception writes NIET; a statement is not made false by *niet* (G7)."""
    words = tokens(unquoted(item.stem))
    denials = [word for word in words if word in listed("denial")]
    if len(denials) > 1 and "niet alleen" not in " ".join(words):
        yield Problem("double-negation", "stem", {"words": " … ".join(denials)})
    elif denials and any(tokens(d.text)[:1] and tokens(d.text)[0] in listed("denial") for d in item.distractors):
        yield Problem("double-negation", "stem", {"words": denials[0]})
    if item.type == "choice" and denials and not re.search(r"\b(?:NIET|GEEN)\b", item.stem):
        opener = words[0] if words else ""
        if opener in {"welke", "welk", "wat", "wie"} and _EXCEPTION.search(" ".join(words)):
            yield Problem("small-denial", "stem")
    if item.type == "true-false" and denials and context.paragraphs and item.evidence is not None:
        source = tokens(item.evidence.quote)
        said = any(word in listed("denial") or word.startswith(("on", "weiger")) for word in source)
        own = content(item.stem)
        if not said and (item.key == "false" or len(shared(own, source)) >= _NEARLY_ALL * len(own)):
            yield Problem("added-denial", "stem", {"word": denials[0]})


def focus(item: Item, _: Context) -> Iterator[Problem]:
    """A stem asks one thing, and asks it of the text."""
    words = tokens(item.stem)
    own = unquoted(item.stem)
    line = " ".join(tokens(own))
    if has_phrase(item.stem, "unfocused") and item.type == "choice":
        yield Problem("unfocused", "stem")
    if has_phrase(item.stem, "opinion") and kind_of(item) != "preview" and item.points and item.type != "open":
        yield Problem("opinion", "stem")
    if own.count("?") > 1 or _TWO.search(line):
        yield Problem("two-questions", "stem")
    verb_first = bool(words) and words[0] in _VERB_FIRST and item.stem.rstrip().endswith("?")
    if item.type in {"choice", "typed"} and (verb_first or fold(item.key) in {"ja", "nee"}):
        yield Problem("yes-no", "stem")
    if item.type in {"choice", "typed", "open"} and len(words) < 3:
        yield Problem("short-stem", "stem")
    longest = _LONGEST_GAP if item.type == "cloze" else _LONGEST_STEM
    if len(tokens(unquoted(item.stem))) > longest:
        yield Problem("long-stem", "stem", {"most": longest})


_CLAIM: Final = re.compile(r"^Volgens .*|(?<= (?:dat|hoe)) .*|(?<= of) .*")
"""What a question for who says it must repeat: *Wie liet weten dat ...?*, *Volgens wie ...?*."""


def copied(item: Item, context: Context) -> Iterator[Problem]:
    """A question does not take a whole sentence over; a statement says it in other or fewer words (rule 16)."""
    if not context.paragraphs or item.type not in {"choice", "typed", "open", "true-false"}:
        return
    most = LONGEST_STATEMENT_COPY if item.type == "true-false" else LONGEST_COPY
    asks_who = tokens(item.stem)[:1] and tokens(item.stem)[0] in {"wie", "welk", "welke", "volgens"}
    own = _CLAIM.sub("", unquoted(item.stem), count=1) if asks_who else unquoted(item.stem)
    run = longest_copy(own, context.text)
    if run > most:
        yield Problem("copied", "stem", {"n": run, "most": most})


RULES: Final[tuple[ItemRule, ...]] = (
    marks,
    slips,
    not_an_option,
    negation,
    focus,
    copied,
)
