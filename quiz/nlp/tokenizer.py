"""spaCy's Dutch tokenizer with its abbreviations in a set: it loads at once and cuts as the treebanks do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from spacy import tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

if TYPE_CHECKING:
    from spacy.language import Language

    Search = Callable[[str], re.Match[str] | None]

_ERAS: Final = frozenset({"v.Chr.", "n.Chr."})
_DECADE: Final = re.compile(r"'\d\d$")  # de jaren '60
_LOW_QUOTE: Final = ",,"  # as typewriters wrote „


class _Tokenizer(tokenizer.Tokenizer):  # type: ignore[misc]
    """A tokenizer that is all in this module: nothing of it is saved with a model, and nothing read back."""

    def to_disk(self, path: str | Path, **_: object) -> None:
        Path(path).write_bytes(b"")

    def from_disk(self, path: str | Path, **_: object) -> _Tokenizer:  # noqa: ARG002 - spaCy's interface
        return self

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **_: object) -> _Tokenizer:  # noqa: ARG002 - spaCy's interface
        return self


@registry.tokenizers("quiz.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Any]:
    """Return what the configuration's ``[nlp.tokenizer]`` asks for.

    spaCy makes a rule of each of its 4,700 spellings of abbreviations, which takes a quarter of a second at every
    start.  Nearly all say only that the spelling is one token, which a set says as well; the few that split stay
    rules.  The emoticon ``):`` is left out: in running text it closes a bracket.
    """

    def create(nlp: Language) -> Any:  # noqa: ANN401 - spaCy's tokenizer has no type information
        defaults: Any = nlp.Defaults
        exceptions = defaults.tokenizer_exceptions
        rules = {text: parts for text, parts in exceptions.items() if len(parts) > 1}
        whole = frozenset(text for text in exceptions if text not in rules and not text.startswith(")")) | _ERAS

        def is_whole(text: str) -> bool:
            return text in whole or _DECADE.match(text) is not None

        return _Tokenizer(
            nlp.vocab,
            rules=rules,
            prefix_search=_unless(is_whole, compile_prefix_regex((_LOW_QUOTE, *defaults.prefixes)).search),
            suffix_search=_unless(is_whole, compile_suffix_regex(defaults.suffixes).search),
            infix_finditer=compile_infix_regex(defaults.infixes).finditer,
            token_match=is_whole,
            url_match=defaults.url_match,
        )

    return create


def _unless(is_whole: Callable[[str], bool], search: Search) -> Search:
    """Cut nothing off a spelling that is one token; spaCy asks for a suffix right after it has cut off a prefix."""
    return lambda text: None if is_whole(text) else search(text)
