"""Banks of every shape, full of what the formats read as signs."""

from __future__ import annotations

from hypothesis import strategies as st

from quiz.model.bank import Bank, Distractor, Evidence, Heading, Item, Pair

_TRICKY = [
    "T", "F", "TRUE", "false", "%50%half", "%100%", "a -> b", "=a", "~b", "#c", "{d}", ":e:", "::f::", "\\", "\\\\", "\\n", "\\=",
    "[html]<b>", "[plain] x", "// geen commentaar", "$CATEGORY: x", "####", "]]>", "<![CDATA[x]]>", "<b>vet</b>", "&amp;", "&lt;",
    "*", "5*", "\\*", "1.836", "2,5", "J. Klaassen", "A. eerste", "ANSWER: A", "twee\nregels", "leeg\n\nregel", "'t", "“Nee”",
    "@@PLUGINFILE@@", "{=ja ~nee}", "1:2", "1..5", "é", "IJ", "日本", "=HYPERLINK(1)", "-1", "+1", "@x", "a;b", 'a"b', " rand ", "a\tb",
]  # fmt: skip
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))
_WORDS = st.text(st.sampled_from("abc =~#{}:\\n%*->[]<>&\"';,@\n") | _CHARACTERS, min_size=1, max_size=16)
TEXTS = (st.sampled_from(_TRICKY) | _WORDS).filter(lambda text: text.strip())
_EVIDENCE = st.none() | st.builds(Evidence, paragraph=st.integers(1, 4), quote=TEXTS)
_DISTRACTORS = st.lists(st.builds(Distractor, text=TEXTS, why=st.just("") | TEXTS), max_size=3)


@st.composite
def items(draw: st.DrawFn, number: int) -> Item:
    """An item of any type, mostly sound."""
    kind = draw(
        st.sampled_from(["choice", "choice", "true-false", "typed", "cloze", "order", "match", "open", "schema"])
    )
    common = {
        "id": f"i-{number}",
        "type": kind,
        "stem": draw(TEXTS) + (" ____" if kind == "cloze" else ""),
        "evidence": draw(_EVIDENCE),
        "explanation": draw(st.just("") | TEXTS),
        "points": draw(st.integers(0, 5)),
    }
    if kind == "true-false":
        return Item(**common, key=draw(st.sampled_from(["true", "false"])))
    if kind == "order":
        return Item(**common, sequence=draw(st.lists(TEXTS, min_size=2, max_size=4)))
    if kind in {"match", "schema"}:
        pairs = draw(st.lists(st.builds(Pair, left=TEXTS, right=TEXTS), min_size=1, max_size=4))
        return Item(**common, pairs=pairs, distractors=draw(_DISTRACTORS) if kind == "match" else [])
    distractors = draw(_DISTRACTORS) if kind in {"choice", "cloze"} else []
    accept = [] if distractors else draw(st.lists(TEXTS, max_size=2))
    return Item(**common, key=draw(TEXTS), accept=accept, distractors=distractors)


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """A bank with a few items."""
    found = [draw(items(number)) for number in range(draw(st.integers(1, 4)))]
    text = draw(st.lists(TEXTS | st.builds(Heading, heading=TEXTS), max_size=2))
    return Bank(id="bank", title=draw(st.just("") | TEXTS), text=text, items=found)
