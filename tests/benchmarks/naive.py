"""A baseline to judge against: questions by moving wh-words in the same parses, without any gate.

``python -m tests.benchmarks.naive ARTICLE BANK.yaml`` writes a bank that ``quiz judge`` lays out as any other.
"""

from __future__ import annotations

import sys
from pathlib import Path

from quiz.bankfile.write import save_bank
from quiz.generate.wording import question
from quiz.ingest import read_article
from quiz.model.analysis import Analysis, Sentence, Word
from quiz.model.bank import Bank, Evidence, Item, Kind, Source
from quiz.nlp.analyse import analyse

MOST = 20
ROLES: dict[str, Kind] = {"nsubj": "what", "nsubj:pass": "what", "obj": "what", "obl": "where", "obl:arg": "what"}


def naive_items(analysis: Analysis) -> list[Item]:
    """Return one question for every subject, object and place of every main verb, in text order."""
    return [
        item
        for sentence in analysis.sentences
        for child in sentence.children[sentence.root.index]
        if (item := _item(analysis, sentence, sentence.words[child])) is not None
    ]


def _item(analysis: Analysis, sentence: Sentence, head: Word) -> Item | None:
    name = next((n for n in analysis.names_in(sentence.index) if n.first <= head.index <= n.last), None)
    kind = ROLES.get(head.dep)
    finite = next((word for word in sentence.words if word.feats.get("VerbForm") == "Fin"), None)
    place = name is not None and name.type == "place"
    if kind is None or finite is None or (kind == "where" and not place):
        return None
    asked = sentence.subtree(head.index)
    rest = [w for w in sentence.words if w.index not in asked and w.index != finite.index and w.pos != "PUNCT"]
    person = name is not None and name.type == "person"
    word = "waar" if kind == "where" else ("wie" if person else "wat")
    stem = question([word, finite.text, *(_small(other) for other in rest)])
    key = " ".join(sentence.words[position].text for position in asked if sentence.words[position].pos != "PUNCT")
    evidence = Evidence(paragraph=sentence.paragraph, quote=sentence.text)
    return Item(type="open", kind="who" if person else kind, stem=stem, key=key, evidence=evidence)


def _small(word: Word) -> str:
    return word.text if word.index or word.pos == "PROPN" else word.text.lower()


def main(arguments: list[str]) -> int:
    """Write the bank; every so many questions where there are more than fit."""
    source, target = map(Path, arguments)
    article = read_article(source)
    items = naive_items(analyse(article))
    step = max(1, -(-len(items) // MOST))
    text = [block.text for block in article.blocks if not block.heading]
    bank = Bank(id="naive", title=article.title, source=Source(file=source.name), text=list(text), items=items[::step])
    save_bank(target, bank)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
