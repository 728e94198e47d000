"""Who said what: quotations with *zegt*, *aldus*, *volgens*, and reported speech with *dat* (type 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.generate import gates
from quiz.generate.candidate import Candidate
from quiz.generate.candidates.common import Yield
from quiz.generate.clauses import subject_of
from quiz.generate.data import sentence as told
from quiz.generate.data import words
from quiz.generate.distractors import keyed, separate, told_apart
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase, make_phrase
from quiz.generate.questionwords import which_organisation
from quiz.generate.referents import known_speaker
from quiz.generate.singular import singular_of
from quiz.generate.wording import balanced, capitalised, lowered
from quiz.model.analysis import Analysis, Entity, Sentence, Word
from quiz.model.bank import Distractor, Kind, Pair
from quiz.nlp import gazetteer

_KIND: Kind = "speaker"
_SHORTEST_SPEECH: Final = 15
_LONGEST_SPEECH: Final = 220
"""Characters of a quotation that may stand in a stem."""
_FEWEST_WORDS: Final = 5
"""Half a sentence of somebody is no saying."""
_FEWEST_SPEAKERS: Final = 3
_MOST_SPEAKERS: Final = 4
_SHORTEST_CLAUSE: Final = 5
_PERSONAL: Final = frozenset({"hij", "zij", "ze"})


@dataclass(frozen=True)
class _Saying:
    """Who says what, with the words for the stem."""

    sentence: Sentence
    speaker: Phrase
    stem: str
    said: frozenset[int]
    words: str
    """What is said, as one side of a match."""
    quoted: bool
    """In quotation marks, where copying is the point."""


def speaker_candidates(analysis: Analysis, facts: list[Fact], seed: int) -> Yield:
    """Ask who said each quotation and each reported statement whose speaker is named."""
    result = Yield()
    sound: list[_Saying] = []
    for sentence in analysis.sentences:
        for saying in (*_quotations(analysis, sentence), *_reported(analysis, sentence)):
            gate = _gate(analysis, saying)
            if gate:
                fact = next((f for f in facts if f.sentence is sentence), None)
                if fact is not None:
                    result.refuse(gate, _KIND, fact, saying.stem)
                continue
            sound.append(saying)
    matched = _match(sound)
    if matched is not None:
        result.candidates.append(matched[0])
        sound = [saying for saying in sound if saying not in matched[1]]
    result.candidates.extend(_candidate(analysis, saying, seed) for saying in sound)
    return result


def _match(sayings: list[_Saying]) -> tuple[Candidate, list[_Saying]] | None:
    """From three named speakers on: who says what, one saying each."""
    by_name: dict[str, _Saying] = {}
    for saying in sayings:
        if saying.speaker.entity is not None and saying.speaker.kind == "person":
            by_name.setdefault(saying.speaker.entity.name, saying)
    if len(by_name) < _FEWEST_SPEAKERS:
        return None
    chosen = list(by_name.items())[:_MOST_SPEAKERS]
    first = chosen[0][1]
    numbers = ", ".join(str(number) for number in sorted({saying.sentence.paragraph for _, saying in chosen}))
    candidate = Candidate(
        kind=_KIND,
        type="match",
        stem=told("stem.speaker.match"),
        key="",
        pairs=tuple(Pair(left=saying.words, right=name) for name, saying in chosen),
        sentence=first.sentence,
        quote=first.sentence.text,
        fact="match.speakers",
        explanation=told("explain.places", paragraphs=numbers),
        points=len(chosen),
        score=2.4,
    )
    return candidate, [saying for _, saying in chosen]


def _candidate(analysis: Analysis, saying: _Saying, seed: int) -> Candidate:
    key, accept = _speaker_key(analysis, saying.speaker)
    distractors = _distractors(analysis, saying, seed)
    return Candidate(
        kind=_KIND,
        type="choice" if len(distractors) >= 2 else "typed",
        stem=saying.stem,
        key=key,
        accept=accept,
        distractors=tuple(distractors if len(distractors) >= 2 else ()),
        sentence=saying.sentence,
        quote=_evidence(analysis, saying),
        fact=f"{saying.sentence.index}.said",
        asked=frozenset(range(saying.speaker.first, saying.speaker.last + 1)),
        score=2.0,
    )


def _evidence(analysis: Analysis, saying: _Saying) -> str:
    """The sentence; behind *zegt ze* from the sentence on that names her."""
    sentence, speaker = saying.sentence, saying.speaker
    if speaker.entity is None or speaker.head.pos != "PRON":
        return sentence.text
    naming = [
        other
        for other in analysis.sentences[: sentence.index]
        if other.paragraph == sentence.paragraph
        and any(name.entity == speaker.entity.index for name in analysis.names_in(other.index))
    ]
    if not naming:
        return sentence.text
    return analysis.article.paragraphs[sentence.paragraph - 1][naming[-1].start : sentence.end]


def _speaker_key(analysis: Analysis, speaker: Phrase) -> tuple[str, tuple[str, ...]]:
    whole = lowered(analysis, speaker.sentence, speaker.inner_first, speaker.core_last)
    if speaker.entity is None:
        return whole, ()
    if speaker.head.pos == "PRON":
        return speaker.entity.name, tuple(sorted(speaker.entity.aliases - {speaker.entity.name}))
    variants = {*speaker.entity.aliases, whole} - {speaker.entity.name}
    return speaker.entity.name, tuple(sorted(variants))


def _gate(analysis: Analysis, saying: _Saying) -> str:
    speaker = saying.speaker
    resolved = speaker.head.pos == "PRON" and speaker.entity is not None
    if speaker.kind == "pronoun" or (gates.words_point(speaker) and not resolved):
        return "speaker-pronoun"
    if speaker.kind not in {"person", "country", "organisation", "group"} and speaker.entity is None:
        return "speaker-kind"
    if _is_vague(speaker):
        return "speaker-vague"
    if not balanced(saying.stem):
        return "quotes"
    key, _ = _speaker_key(analysis, speaker)
    if gates.key_in_stem(saying.stem, key):
        return "key-in-stem"
    if not saying.quoted and len(saying.said) > gates.LONGEST_COPY + 1:
        return "copied"
    return "long-stem" if len(saying.stem.split()) > 45 else ""


def _is_vague(speaker: Phrase) -> bool:
    """*de Fransman*, *de voorvrouw van de bond*, one of two names: who that is, another sentence says."""
    if speaker.listed or gates.is_epithet(speaker):
        return True
    if speaker.entity is not None:
        somebody = speaker.entity.type != "other" and speaker.entity.name not in gazetteer.inhabitants()
        return not somebody and not speaker.plural
    if speaker.core_last == speaker.head.index and not speaker.plural:
        return True
    last = speaker.sentence.words[speaker.core_last]
    loose = last is not speaker.head and last.lemma.lower() in words("no-people") | words("vague-noun")
    return loose or speaker.head.lemma.lower() in words("no-speaker")


def _quotations(analysis: Analysis, sentence: Sentence) -> list[_Saying]:
    """A quotation with its speaker: *“...”, zegt X* and *X zegt: “...”*."""
    span = _said(sentence)
    if span is None:
        return []
    start, end = span
    outside = [w for w in sentence.words if not any(first <= w.start < last for first, last in sentence.speech)]
    verbs = [w for w in outside if w.lemma in words("saying") and w.pos == "VERB"]
    markers = [w for w in outside if w.text.lower() in {"aldus", "volgens"}]
    speaker: Phrase | None = None
    if markers:
        speaker = _after_marker(analysis, sentence, markers[0], outside)
    elif len(verbs) == 1:
        speaker = _subject_outside(analysis, sentence, verbs[0], outside)
    if speaker is None:
        return []
    speaker = known_speaker(analysis, sentence, speaker)
    said = sentence.text[start - sentence.start : end - sentence.start].rstrip(",. ")
    stem = told("stem.speaker.quote", said=capitalised(said))
    inside = frozenset(word.index for word in sentence.words if start <= word.start < end)
    return [_Saying(sentence, speaker, stem, inside, f"“{capitalised(said)}”", quoted=True)]


def _said(sentence: Sentence) -> tuple[int, int] | None:
    """Where the first whole saying of a sentence stands, as offsets into the paragraph.

    Speech that began in an earlier sentence counts from where this one begins (*“Ja. Wij gaan morgen weg”, zei ze*).
    """
    for start, end in sentence.speech:
        first = max(start, sentence.start)
        said = sentence.text[first - sentence.start : max(end, first) - sentence.start]
        whole = end < sentence.end and said[:1].isupper() and len(said.split()) >= _FEWEST_WORDS
        if whole and _SHORTEST_SPEECH <= end - first <= _LONGEST_SPEECH:
            return first, end
    return None


def _after_marker(analysis: Analysis, sentence: Sentence, marker: Word, outside: list[Word]) -> Phrase | None:
    following = [word for word in outside if word.index > marker.index and word.pos != "PUNCT"]
    heads = [
        w
        for w in following
        if w.pos in {"NOUN", "PROPN"} and (w.head <= marker.index or w.head not in {f.index for f in following})
    ]
    if not heads:
        return None
    head = heads[0]
    positions = [p for p in sentence.subtree(head.index) if p > marker.index]
    return make_phrase(analysis, sentence, positions, head, "speaker") if positions else None


def _subject_outside(analysis: Analysis, sentence: Sentence, verb: Word, outside: list[Word]) -> Phrase | None:
    allowed = {word.index for word in outside}
    subjects = [
        child
        for child in sentence.children[verb.index]
        if sentence.words[child].dep == "nsubj" and child in allowed and abs(child - verb.index) <= 8
    ]
    if len(subjects) != 1:
        return None
    positions = [p for p in sentence.subtree(subjects[0]) if p in allowed]
    return make_phrase(analysis, sentence, positions, sentence.words[subjects[0]], "speaker")


def _reported(analysis: Analysis, sentence: Sentence) -> list[_Saying]:
    """X zei dat S: S becomes the stem as it stands."""
    found: list[_Saying] = []
    for verb in sentence.words:
        if verb.lemma not in words("saying") or verb.pos != "VERB" or verb.feats.get("VerbForm") != "Fin":
            continue
        children = [sentence.words[child] for child in sentence.children[verb.index]]
        subject = subject_of(sentence, verb)
        clauses = [word for word in children if word.dep == "ccomp" and word.index > verb.index]
        if subject is None or len(clauses) != 1 or verb.dep not in {"root", "conj"}:
            continue
        positions = _shortened(sentence, _unclosed(sentence, sentence.subtree(clauses[0].index)))
        if not positions or sentence.words[positions[0]].text.lower() != "dat" or positions[0] < verb.index:
            continue
        speaker = make_phrase(analysis, sentence, sentence.subtree(subject.index), subject, "nsubj")
        if speaker is None or not _closed(analysis, sentence, positions, speaker):
            continue
        asker = _asker(speaker)
        if not asker:
            continue
        tense = _says(sentence, verb)
        if not tense:
            continue
        if tense in {"zei", "zegt"} and speaker.entity is not None and speaker.entity.kind in words("medium"):
            tense = "meldde" if tense == "zei" else "meldt"
        stem = f"{asker} {tense} {sentence.span(positions[0], positions[-1])}?"
        said = sentence.span(positions[0], positions[-1])
        found.append(_Saying(sentence, speaker, stem, frozenset(positions), f"… {said}", quoted=False))
    return found


def _says(sentence: Sentence, verb: Word) -> str:
    """*zei* or *zegt*, but *hoopt* and *ontkende* as the text has it; empty for *liet doorschemeren*."""
    if verb.lemma == "laten" and not any(word.text.lower() == "weten" for word in sentence.words):
        return ""
    if verb.lemma in words("attitude") and not verb.particle:
        return singular_of(verb) if verb.feats.get("Number") == "Plur" else verb.text.lower()
    return "zei" if verb.feats.get("Tense") == "Past" else "zegt"


def _unclosed(sentence: Sentence, positions: list[int]) -> list[int]:
    """The positions without the full stop or comma that closes them."""
    end = len(positions)
    while end and sentence.words[positions[end - 1]].text in {".", ","}:
        end -= 1
    return positions[:end]


def _shortened(sentence: Sentence, positions: list[int]) -> list[int]:
    """A long clause without the relative clause that closes it, where that only says more about *een ...*."""
    if len(positions) <= gates.LONGEST_COPY:
        return positions
    for word in sentence.words:
        span = _unclosed(sentence, sentence.subtree(word.index)) if word.dep == "acl:relcl" else []
        if not span or span[-1] != positions[-1] or span[0] not in positions:
            continue
        kept = _unclosed(sentence, [position for position in positions if position < span[0]])
        new = any(sentence.words[child].text.lower() == "een" for child in sentence.children[word.head])
        if new and len(kept) >= _SHORTEST_CLAUSE:
            return kept
    return positions


def _asker(speaker: Phrase) -> str:
    """*Wie* for people, *Welk land*, *Welke krant* for what the speaker is; empty where no noun is known."""
    if speaker.kind == "country":
        return "Welk land"
    if speaker.kind == "organisation" and speaker.entity is not None:
        which = which_organisation(speaker.entity)
        return which[:1].upper() + which[1:]
    return "Wie"


def _closed(analysis: Analysis, sentence: Sentence, positions: list[int], speaker: Phrase) -> bool:
    """The reported clause stands alone; its subject may be the speaker (*dat hij ...*), no other pronoun is loose."""
    if positions != list(range(positions[0], positions[-1] + 1)) or len(positions) > 28:
        return False
    for position in positions[1:]:
        word = sentence.words[position]
        text = word.text.lower()
        if (
            word.pos == "CCONJ"
            and position < positions[-1]
            and sentence.words[position + 1].feats.get("VerbForm") == "Fin"
        ):
            return False  # "..., dat X en heeft Y": the second half belongs to the main clause
        if text in _PERSONAL and position == positions[0] + 1 and speaker.kind == "person" and not speaker.plural:
            continue
        if gates.is_pointer(word):
            return False
        bare = word.pos == "NOUN" and sentence.words[position - 1].text.lower() in {"de", "het"}
        if bare and word.dep.startswith("nsubj") and gates.is_unclear(analysis, word):
            return False  # "de stijging": of what
    return True


def _distractors(analysis: Analysis, saying: _Saying, seed: int) -> list[Distractor]:
    """Other people, countries or organisations that the article names, never ones that stand in this sentence."""
    entity = saying.speaker.entity
    if entity is None:
        return []
    present = {name.entity for name in analysis.names_in(saying.sentence.index)}
    found = [
        other
        for other in analysis.entities
        if other.type == entity.type
        and other.kind == entity.kind
        and other.index not in present
        and other.certain
        and separate(other, entity)
    ]
    found.sort(key=lambda other: (-int(" " in other.name), keyed(seed, saying.stem, other.name)))
    wrong = (Distractor(text=other.name, why=_why(other)) for other in found)
    return [option for option in wrong if saying.quoted or not told_apart(saying.stem, option)][:2]


def _why(entity: Entity) -> str:
    return told("why.speaker", name=entity.name)
