"""Article to analysis: sentences, words with dictionary lemmas, names and what they refer to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.article import Article
from quiz.nlp.lemmas import dictionary_lemma
from quiz.nlp.names import find_names
from quiz.nlp.pipeline import Arcs, parse, witness
from quiz.nlp.repair import repair
from quiz.text.sentences import split_sentences
from quiz.text.speech import find_speech

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PARTICLE: Final = "compound:prt"


def analyse(article: Article) -> Analysis:
    """Analyse an article; the pipeline is loaded on the first call."""
    places = [
        (number, span) for number, paragraph in enumerate(article.paragraphs, 1) for span in split_sentences(paragraph)
    ]
    texts = [article.paragraphs[number - 1][span.start : span.end] for number, span in places]
    speech = {number: find_speech(paragraph) for number, paragraph in enumerate(article.paragraphs, 1)}
    sentences: list[Sentence] = []
    for doc, arcs, text, (number, span) in zip(parse(texts), witness(texts), texts, places, strict=True):
        spoken = [said for said in speech[number] if said.start < span.end and said.end > span.start]
        words = _words(doc, text, span.start)
        sentences.append(
            Sentence(
                index=len(sentences),
                paragraph=number,
                start=span.start,
                end=span.end,
                text=text,
                words=repair(words),
                quoted=any(said.start < span.start for said in spoken),
                speech=tuple((said.start, said.end) for said in spoken),
                witness=_second_view(words, arcs),
            )
        )
    names, entities = find_names(sentences)
    return Analysis(article=article, sentences=tuple(sentences), names=names, entities=entities)


def _second_view(words: tuple[Word, ...], arcs: Arcs) -> tuple[Word, ...]:
    """The words with the witness's heads and relations, mended by the same rules."""
    if len(arcs.heads) != len(words):
        return ()
    particles = {
        head: words[child].text.lower()
        for child, (head, dep) in enumerate(zip(arcs.heads, arcs.deps, strict=True))
        if dep == _PARTICLE
    }
    second: list[Word] = []
    for word, head, dep in zip(words, arcs.heads, arcs.deps, strict=True):
        own = particles.get(word.index, "")
        lemma, particle = word.lemma, word.particle
        if word.pos in {"VERB", "AUX"} and own != particle and (own or _apart(words, word)):
            bare = lemma.removeprefix(particle)
            lemma, particle = own + bare, own
        second.append(replace(word, head=head, dep=dep, lemma=lemma, particle=particle))
    return repair(tuple(second))


def _apart(words: tuple[Word, ...], verb: Word) -> bool:
    """The first parser saw a particle of this verb elsewhere in the sentence."""
    return any(word.dep == _PARTICLE and word.head == verb.index for word in words)


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
