"""Article to analysis: sentences, words with dictionary lemmas, names and what they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.article import Article
from quiz.nlp.lemmas import dictionary_lemma
from quiz.nlp.names import find_names
from quiz.nlp.pipeline import parse
from quiz.nlp.repair import repair
from quiz.text.sentences import split_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PARTICLE: Final = "compound:prt"
_OPEN: Final = "“„«"
_CLOSE: Final = "”»"


def analyse(article: Article) -> Analysis:
    """Analyse an article; the pipeline is loaded on the first call."""
    places = [
        (number, span)
        for number, paragraph in enumerate(article.paragraphs, 1)
        for span in split_sentences(paragraph)
    ]
    texts = [article.paragraphs[number - 1][span.start : span.end] for number, span in places]
    sentences: list[Sentence] = []
    for doc, text, (number, span) in zip(parse(texts), texts, places, strict=True):
        quoted = _inside_quotes(article.paragraphs[number - 1][: span.start])
        sentences.append(
            Sentence(
                index=len(sentences),
                paragraph=number,
                start=span.start,
                end=span.end,
                text=text,
                words=repair(_words(doc, text, span.start)),
                quoted=quoted,
            )
        )
    names, entities = find_names(sentences)
    return Analysis(article=article, sentences=tuple(sentences), names=names, entities=entities)


def _inside_quotes(before: str) -> bool:
    """Tell whether quotation marks are open at the end of ``before``."""
    curly = sum(before.count(mark) for mark in _OPEN) - sum(before.count(mark) for mark in _CLOSE)
    return curly > 0 or before.count('"') % 2 == 1


def _words(doc: Doc, text: str, offset: int) -> tuple[Word, ...]:
    tokens = [token for token in doc if not token.is_space]
    index = {token.i: position for position, token in enumerate(tokens)}
    apart = {token.head.i: token.lower_ for token in tokens if token.dep_ == _PARTICLE and token.head.i != token.i}
    words: list[Word] = []
    for position, token in enumerate(tokens):
        start = token.idx
        lemma, particle = dictionary_lemma(token.text, token.lemma_, token.pos_, apart.get(token.i, ""))
        words.append(
            Word(
                index=position,
                text=text[start : start + len(token.text)],
                lemma=lemma,
                pos=token.pos_,
                feats=token.morph.to_dict(),
                head=index.get(token.head.i, position),
                dep="root" if token.dep_ == "ROOT" else token.dep_,
                start=offset + start,
                end=offset + start + len(token.text),
                space=bool(token.whitespace_),
                particle=particle,
            )
        )
    return tuple(words)
