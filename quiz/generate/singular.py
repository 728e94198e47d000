"""Makes a finite verb agree with *wat*, which is singular whatever it asks for."""

from __future__ import annotations

from quiz.lexicon import entries, morphology
from quiz.model.analysis import Word


def singular_of(verb: Word) -> str:
    """The third person singular of a plural form, without its particle (*verschenen* verscheen, *zijn* is).

    Empty where the lexicon does not have the verb or the form is none of its plurals.
    """
    bare = verb.lemma.removeprefix(verb.particle) if verb.particle else verb.lemma
    text = verb.text.lower()
    for sense in entries.verbs().get(bare) or entries.verbs().get(verb.lemma) or ():
        if text == morphology.bare(sense):
            return morphology.present(sense).split()[0]
        for past in morphology.pasts(sense):
            if morphology.plural_of_past(past) == text:
                return past
    return ""
