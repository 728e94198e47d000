"""Gates that refuse what would be wrong, unclear or unfair: each has a name, a test and a printed reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from quiz.generate.clauses import Clause
from quiz.generate.facts import Fact
from quiz.generate.phrases import Phrase
from quiz.generate.stem import Order, longest_run
from quiz.generate.wording import balanced
from quiz.lexicon import entries
from quiz.lexicon.semantics import semantic_class
from quiz.model.analysis import Sentence, Word

LONGEST_COPY: Final = 10
NEGATIONS: Final = frozenset("niet geen nooit nergens niemand niets niks noch nauwelijks zonder evenmin amper".split())
_UNASKABLE: Final = frozenset({"ook", "zelfs", "toch", "wel", "evenmin", "echter", "immers"})
"""Words that lean on what was said before: a question that keeps them sounds as if it came in the middle."""
FIRST_PERSON: Final = frozenset("ik mij me mijn mijzelf wij we ons onze onszelf".split())
"""The reader may be addressed in a question (*Waar vraagt u de kaart aan?*), the writer may not speak in it."""
_SECOND: Final = frozenset({"u", "uw", "je", "jij", "jou", "jouw", "jullie"})
_LOOSE: Final = frozenset("hij hem zij ze haar hen hun het dit dat deze die zulke zo’n dergelijke men".split())
_HARMLESS: Final = frozenset(
    {
        "zich",
        "zichzelf",
        "elkaar",
        "elkaars",
        "wat",
        "wie",
        "er",
        "iets",
        "iemand",
        "niets",
        "niemand",
        "alles",
        "iedereen",
        "welke",
        "veel",
        "weinig",
        "meer",
        "minder",
        "beide",
        "beiden",
        "alle",
        "allen",
        "enkele",
        "sommige",
        "andere",
        "anderen",
        "dezelfde",
        "hetzelfde",
        "zelf",
        "ander",
        "elk",
        "elke",
        "iedere",
        "ieder",
        "één",
        "ene",
        "genoeg",
        "de meeste",
        "meeste",
        "geen",
        "enig",
        "enige",
        "vele",
        "meerdere",
        "verschillende",
        "diverse",
    }
)
_POINTING: Final = frozenset(
    prefix + preposition
    for prefix in ("daar", "hier", "er")
    for preposition in "aan bij door in mee na naar om onder op over tegen toe tussen uit van voor naast na toe binnen buiten boven omheen".split()
)
_DEICTIC: Final = frozenset(
    "gisteren vandaag morgen eergisteren overmorgen nu straks onlangs momenteel hier daar toen vanavond vanochtend "
    "vanmiddag vannacht gisteravond gisterochtend gistermiddag zojuist inmiddels tegenwoordig daarentegen daarom ginds "
    "sindsdien vroeger destijds later eerder vervolgens bijbehorende betreffende desbetreffende genoemde laatstgenoemde "
    "eerstgenoemde zulk zulke dergelijk dergelijke zo’n zoiets ernaast ervoor erna hetzelfde dezelfde overige resterende daar".split()
)
_VAGUE: Final = frozenset(
    "ding zaak geval feit incident object gebeurtenis kwestie probleem situatie plan maatregel besluit beslissing voorstel "
    "onderwerp punt aspect stap actie reactie manier middel verschil reden gevolg effect aanpak nieuws bericht "
    "land stad dorp verhaal groep tweetal drietal rest meerderheid minderheid helft deel stuk man vrouw jongen meisje kind".split()
)


def source_sentence(sentence: Sentence) -> str:
    """Rule 14: 6 to 30 words, closed by a full stop, no question, no speech of somebody."""
    words = [word for word in sentence.words if word.pos != "PUNCT"]
    if len(words) < 5:
        return "short"
    if len(words) > 34:
        return "long"
    if not sentence.text.rstrip("”’\"')").endswith((".", "!", ":")):
        return "no-sentence"
    if sentence.text.endswith("!"):
        return "exclamation"
    if sentence.quoted or any(mark in sentence.text for mark in '“”„"'):
        return "quotation"
    return ""


def clause_frame(fact: Fact) -> str:
    """The clause has one subject that agrees with its verb, and no word that points outside it."""
    clause = fact.clause
    subject = clause.subject
    if subject is None:
        return "no-subject"
    if any(p.relation.startswith("nsubj") and p is not subject for p in clause.phrases):
        return "two-subjects"
    if not _agrees(subject, clause.finite):
        return "agreement"
    if clause.verb.pos == "VERB" and clause.verb.feats.get("VerbForm") is None:
        return "verb"
    if sum(p.relation == "obj" and not p.preposition for p in clause.phrases) > 1:
        return "two-objects"
    if any(p.relation == "obj" and not p.preposition for p in clause.phrases) and not _takes_object(clause.verb):
        return "object"
    return "gapping" if _gapped(clause) else ""


def _takes_object(verb: Word) -> bool:
    """The lexicon knows the verb with an object, or does not know the verb."""
    senses = entries.verbs().get(verb.lemma, ())
    return not senses or any(sense.frame & {"tr", "ditr", "dat", "inf", "te"} for sense in senses)


def _gapped(clause: Clause) -> bool:
    """*in de koelkast drie dagen, in de vriezer twee maanden*: a remnant of a second clause hangs behind a comma."""
    words = clause.sentence.words
    for left, right in zip(clause.words, clause.words[1:], strict=False):
        if left.text not in {",", ";", "–", "-", ":"} or right.index <= clause.finite.index + 1:
            continue
        if right.pos == "ADP" and right.dep == "case" and words[right.head].head == clause.verb.index:
            return True
        if right.dep in {"obl", "obj", "nsubj", "advmod", "xcomp"} and right.head == clause.verb.index:
            return True
    return False


def _agrees(subject: Phrase, finite: Word) -> bool:
    number = finite.feats.get("Number")
    if number is None:
        return True
    head = subject.head
    if head.text.lower() in {"zij", "ze", "jullie", "we", "wij", "u", "je", "jij"}:
        return True
    if any(w.pos == "NUM" and w.text.lower() not in {"een", "één", "1"} for w in subject.words if w.dep == "nummod"):
        return True  # "tien procent is" and "tien mensen zijn" both occur
    if head.pos == "PROPN" or subject.name is not None:
        return True
    return (number == "Plur") == subject.plural


def _conditional(phrase: Phrase) -> bool:
    words = [word for word in phrase.words if word.pos != "PUNCT"]
    finite = any(word.feats.get("VerbForm") == "Fin" for word in words)
    return finite and bool(words) and words[0].text.lower() in {"als", "indien", "mits", "tenzij", "wanneer", "zolang"}


def stem_words(fact: Fact, order: Order, asked: Phrase | None) -> str:
    """Refuse loose pronouns, pointing words, deixis, first and second person, copying and unbalanced quotation marks."""
    gate = loose_words(fact, order, asked)
    if not gate and longest_run(order.positions) > LONGEST_COPY:
        return "copied"
    return gate


def loose_words(fact: Fact, order: Order, asked: Phrase | None) -> str:
    """As ``stem_words`` without the limit on copying, which a false statement breaks by itself."""
    sentence = fact.sentence
    words = [sentence.words[position] for position in order.positions]
    lowered = [word.text.lower() for word in words]
    if any(
        p.relation == "advcl" and p is not asked and _conditional(p) and p.first not in order.positions
        for p in fact.clause.phrases
    ):
        return "condition"
    if any(text in FIRST_PERSON for text in lowered):
        return "first-person"
    if any(text in _POINTING or text in _DEICTIC for text in lowered):
        return "deixis"
    if any(word.text.lower() == "dan" and word.pos == "ADV" for word in words) or "allebei" in lowered:
        return "deixis"
    stranded = any(w.pos == "ADP" and w.dep not in {"case", "compound:prt", "mark", "fixed"} for w in words)
    if "er" in lowered and stranded:
        return "er"
    if asked is None and "er" in lowered and (fact.clause.subject is None or fact.clause.subject.definite):
        return "er"
    if any(_is_loose(word, fact, asked) for word in words):
        return "pronoun"
    if asked is not None and asked is not fact.clause.subject and "er" in lowered:
        return "er"
    if _open_clauses(words) > 1:
        return "two-verbs"
    if any(phrase.deictic for phrase in fact.clause.phrases if phrase.first in order.positions and phrase is not asked):
        return "deixis"
    if not balanced("".join(word.text + " " for word in words)):
        return "quotes"
    if any(text in _UNASKABLE for text in lowered):
        return "focus"
    return "long-stem" if len(words) > 20 else ""


def _open_clauses(words: list[Word]) -> int:
    """How many finite verbs stand in a stem without a word that opens a subordinate or coordinated clause for them."""
    openers = 1
    verbs = 0
    for word in words:
        text = word.text.lower()
        if word.feats.get("VerbForm") == "Fin" and word.pos in {"VERB", "AUX"}:
            verbs += 1
        if (
            word.pos in {"SCONJ", "CCONJ"}
            or word.feats.get("PronType") in {"Rel", "Int"}
            or text in {"die", "dat", "wat", "wie", "waar"}
        ) or (text.startswith(("waar", "hoe")) and word.pos in {"ADV", "PRON", "NOUN", "SCONJ"}):
            openers += 1
    return 1 + max(0, verbs - openers)


def _is_loose(word: Word, fact: Fact, asked: Phrase | None) -> bool:
    """A pronoun or possessive whose antecedent is not in the stem (rule 7)."""
    text = word.text.lower()
    if word.index in fact.referents or text in _SECOND:
        return False
    if word.pos not in {"PRON", "DET"} or text in {"de", "het", "een", "geen"} or text in _HARMLESS:
        if text in {"het", "’t"} and word.pos == "PRON":
            return True
        return False
    if word.feats.get("Poss") == "Yes" and word.dep in {"nmod:poss", "det"}:
        subject = fact.clause.subject
        named = subject is not None and (subject.kind != "pronoun" or subject.first in fact.referents)
        return (
            subject is None or not named or not _may_own(subject, text) or subject.first <= word.index <= subject.last
        )
    if word.dep in {"nsubj", "obj", "mark", "advmod", "obl", "nsubj:pass"} and word.feats.get("PronType") == "Rel":
        return False
    return text in _LOOSE and not _bound(word, fact, asked)


_SINGULAR: Final = frozenset({"hij", "hem"})
_PLURAL: Final = frozenset({"zij", "ze", "hun", "hen"})


def _bound(word: Word, fact: Fact, asked: Phrase | None) -> bool:
    """*verloor een student een oog nadat hij ...*: in a later clause the pronoun stands for the subject, the only one it can be."""
    subject = fact.clause.subject
    text = word.text.lower()
    if (
        subject is None
        or subject is asked
        or subject.kind not in {"person", "group", "organisation"}
        or word.index <= subject.last
    ):
        return False
    own = next((p for p in fact.clause.phrases if p.first <= word.index <= p.last), None)
    if own is None or own.relation not in {"advcl", "ccomp", "xcomp"}:
        return False
    if any(
        p is not subject and p is not own and p.kind in {"person", "group", "organisation"} for p in fact.clause.phrases
    ):
        return False
    return text in _PLURAL if subject.plural else text in _SINGULAR


def _may_own(subject: Phrase, possessive: str) -> bool:
    """The clause's own subject is the likely owner: *Blinken ... zijn bezoek*, *de landen ... hun conflict*."""
    if possessive == "hun":
        return subject.plural or subject.kind in {"group", "organisation"}
    return not subject.plural


def known_referents(fact: Fact, order: Order) -> str:
    """Refuse a bare definite noun that points back to something which the stem does not name."""
    for phrase in fact.clause.phrases:
        if phrase.first not in order.positions:
            continue
        if points_back(fact, phrase):
            return "definite"
    return ""


def points_back(fact: Fact, phrase: Phrase) -> bool:
    """Tell whether a phrase is a demonstrative, or a bare vague noun (*het plan*) whose referent stands elsewhere."""
    sentence = fact.sentence
    if _headless(phrase):
        return True
    opener = sentence.words[phrase.inner_first].text.lower()
    if opener in {"deze", "dit", "die", "dat", "beide", "zulke", "dergelijke", "zo’n", "dezelfde", "hetzelfde"}:
        return True
    bare = phrase.head.index == phrase.inner_first + 1 and phrase.core_last == phrase.head.index
    if opener not in {"de", "het"} or not bare or phrase.name is not None:
        return False
    lemma = phrase.head.lemma.lower()
    return lemma in _VAGUE or any(lemma.endswith(v) and len(v) > 5 for v in ("incident", "gebeurtenis"))


def is_vague(lemma: str) -> bool:
    """A noun that says little without what it takes up (*zaak*, *plan*, *maatregel*)."""
    return lemma in _VAGUE


def _headless(phrase: Phrase) -> bool:
    """*de derde*, *de laatste*, *een van de twee*: the noun that is meant stands in another sentence."""
    words = phrase.words[1 if phrase.preposition else 0 : phrase.core_last - phrase.first + 1]
    opened = bool(words) and words[0].text.lower() in {"de", "het", "een"}
    bare = opened and len(words) >= 2 and words[1].pos in {"NUM", "ADJ", "PRON"}
    return bare and (len(words) == 2 or words[2].text == ",")


def key_in_stem(stem: str, key: str) -> bool:
    """Tell whether a content word of the key stands in the stem."""
    stem_tokens = {token.strip('“”‘’".,?!():;').lower() for token in stem.split()}
    return any(token in stem_tokens for token in _content(key))


def _content(text: str) -> Iterable[str]:
    for token in text.split():
        bare = token.strip('“”‘’".,?!():;').lower()
        if len(bare) > 2 and bare not in entries.others():
            yield bare


def subject_object_clear(clause: Clause, asked: Phrase, word: str) -> bool:
    """Rule 1: a question word may not be read as object when it asks for the subject, nor the other way round.

    *Wie* and *welke* stand for who acts; clear when the other noun phrase cannot act.  *Wat* stands for a thing: as object
    clear when the subject can act, as subject only when there is no object.  A number that shows at the verb decides too.
    """
    subject = clause.subject
    rivals = [
        p for p in clause.phrases if p.relation in {"obj", "iobj", "extra"} and not p.preposition and p is not asked
    ]
    if asked is subject:
        if not rivals:
            return True
        if clause.finite.feats.get("Number") and all(asked.plural != rival.plural for rival in rivals):
            return word != "wat"
        return word != "wat" and not any(_can_act(rival) for rival in rivals)
    if subject is None:
        return True
    if clause.finite.feats.get("Number") and asked.plural != subject.plural and word.startswith("welk"):
        return True  # "wie" shows no number: "Wie kent de man?" stays open
    return _can_act(subject) and not _can_act(asked)


_AGENT_ENDINGS: Final = ("er", "aar", "eur", "ist", "ent", "ant", "loog", "ster", "in", "ling", "genoot")


def _can_act(phrase: Phrase) -> bool:
    if phrase.kind in {"person", "country", "organisation", "group", "pronoun"}:
        return True
    if phrase.entity is not None:
        return True
    lemma = phrase.head.lemma.lower()
    meaning = semantic_class(lemma)
    return meaning in {"person", "group", "animal"} or (not meaning and lemma.endswith(_AGENT_ENDINGS))


def loose_key(fact: Fact, phrase: Phrase) -> str:
    """Refuse a key with a pronoun, a possessive or a deictic word in it."""
    subject = fact.clause.subject
    for word in phrase.sentence.words[phrase.first : phrase.core_last + 1]:
        text = word.text.lower()
        if text in FIRST_PERSON or text in _POINTING:
            return "key-pronoun"
        owned = word.feats.get("Poss") == "Yes" and text not in _SECOND
        if owned and (subject is None or phrase is subject or not _may_own(subject, text)):
            return "key-pronoun"
        if not owned and _is_loose(word, fact, None):
            return "key-pronoun"
    return ""


def adjacent_attachment(fact: Fact, phrase: Phrase) -> str:
    """Refuse where a prepositional phrase right behind the asked phrase may belong to it (rule: PP attachment).

    *Wat stelde Blinken aan China uit?* comes of taking *aan China* off *zijn bezoek*.  The phrase is safe when the verb
    has that preposition as its own, or when what follows is a time.
    """
    own = {p for sense in entries.verbs().get(fact.clause.verb.lemma, ()) for p in sense.preposition.split("/")}
    for other in fact.clause.phrases:
        if other.first == phrase.last + 1 and other.preposition and not phrase.preposition:
            if other.kind == "time" or other.relation in {"obl:arg", "obl:agent"} or other.preposition in own:
                continue
            if phrase.first < fact.clause.finite.index:
                continue
            return "attachment"
    return ""


def words_point(phrase: Phrase) -> bool:
    """Tell whether a phrase holds a pronoun or possessive: who is meant stands elsewhere."""
    return any(is_pointer(word) for word in phrase.words[: phrase.core_last - phrase.first + 1])


def is_pointer(word: Word) -> bool:
    """A personal, possessive or demonstrative word, a pronominal adverb or a word of here and now."""
    text = word.text.lower()
    if text in FIRST_PERSON or text in _POINTING or text in _DEICTIC:
        return True
    if text in _SECOND:
        return False
    if word.feats.get("Poss") == "Yes":
        return True
    return word.pos in {"PRON", "DET"} and text in _LOOSE - {"het"} and word.feats.get("PronType") != "Rel"
