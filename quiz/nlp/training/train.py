"""Trains the pipeline and its witness: ``python -m quiz.nlp.training.train TREEBANK_DIR``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from quiz.nlp import tokenizer  # noqa: F401 - registers the tokenizer that the configuration names
from quiz.nlp.features import give_words
from quiz.nlp.pipeline import MODEL
from quiz.nlp.training.conllu import Sentence, mirror, read_sentences, to_doc
from quiz.nlp.training.words import known_words
from quiz.nlp.weights import pack, pack_component

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Config

HERE: Final = Path(__file__).parent
TRAIN_FILES: Final = ("train.conllu", "silver-lassy14.conllu")
DEV_FILE: Final = "dev.conllu"
PARTS: Final = ("pipeline", "witness")
_TAIL: Final = 1.03  # the learning rate reaches zero just after the last step
_EVALUATIONS: Final = 11
_RARELY: Final = 20  # steps; an evaluation writes the whole model to disk


def main(arguments: Sequence[str] | None = None) -> int:
    """Train what is asked for and pack it where the package looks for it."""
    parser = argparse.ArgumentParser(prog="python -m quiz.nlp.training.train", description=__doc__)
    parser.add_argument(
        "treebank",
        type=Path,
        metavar="TREEBANK_DIR",
        help=f"folder with {TRAIN_FILES[0]}, {DEV_FILE} and, if there is more without lemmas, {TRAIN_FILES[1]}",
    )
    parser.add_argument("--steps", type=int, help="training steps (default: those of the configuration)")
    parser.add_argument("--out", type=Path, default=MODEL, help="folder to write the weights to (default: the package)")
    parser.add_argument("--part", choices=PARTS, help="train only this one (default: both)")
    options = parser.parse_args(arguments)
    missing = [name for name in (TRAIN_FILES[0], DEV_FILE) if not (options.treebank / name).is_file()]
    if missing:
        parser.error(f"{options.treebank} has no {missing[0]}")
    if options.steps is not None and options.steps < 1:
        parser.error("--steps must be at least 1")
    for part in PARTS if options.part is None else (options.part,):
        train(part, options.treebank, options.out, options.steps)
    return 0


def train(part: str, treebank: Path, out: Path, steps: int | None = None) -> None:
    """Train one part (``pipeline`` or ``witness``) and write its packed weights and run-time configuration to ``out``.

    The same data, configuration and machine give the same weights.  An unfinished training leaves ``out`` as it was.
    """
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    set_current_ops(NumpyOps(use_blis=False))
    with tempfile.TemporaryDirectory(prefix="quiz-model-") as scratch:
        nlp = _run(part, _corpora(part, treebank, Path(scratch)), Path(scratch), steps)
    out.mkdir(parents=True, exist_ok=True)
    if part == "witness":
        _write_witness(nlp, out)
    else:
        _write_pipeline(nlp, out)
    sys.stdout.write(f"{part}: {sum(file.stat().st_size for file in out.glob('*.bin')) / 1e6:.1f} MB in {out}\n")


def _corpora(part: str, treebank: Path, scratch: Path) -> dict[str, str]:
    """Convert the treebank to spaCy's format; the witness gets every sentence back to front."""
    turn: Callable[[Sentence], Sentence] = mirror if part == "witness" else lambda sentence: sentence
    paths: dict[str, str] = {}
    for name, files in (("train", TRAIN_FILES), ("dev", (DEV_FILE,))):
        found = [treebank / file for file in files if (treebank / file).is_file()]
        sentences = (turn(sentence) for path in found for sentence in read_sentences(path))
        paths[f"paths.{name}"] = str(_save(sentences, scratch / f"{name}.spacy"))
    return paths


def _save(sentences: Iterable[Sentence], path: Path) -> Path:
    from spacy.tokens import DocBin  # noqa: PLC0415
    from spacy.vocab import Vocab  # noqa: PLC0415

    vocab = Vocab()
    DocBin(docs=(to_doc(vocab, sentence) for sentence in sentences)).to_disk(path)
    return path


def _run(part: str, paths: dict[str, str], scratch: Path, steps: int | None) -> Language:
    """Return the pipeline of the best evaluation on the development sentences."""
    from spacy import util  # noqa: PLC0415
    from spacy.training.initialize import init_nlp  # noqa: PLC0415
    from spacy.training.loop import train as spacy_train  # noqa: PLC0415

    overrides: dict[str, Any] = {**paths, **_schedule(steps)}
    config = util.load_config(_configuration(part), overrides=overrides, interpolate=False)
    nlp = init_nlp(config)
    _give_words(nlp)
    folder = scratch / "model"
    folder.mkdir()
    spacy_train(nlp, folder)
    return util.load_model(folder / "model-best")


def _give_words(nlp: Language) -> None:
    words = known_words()
    for name in nlp.component_names:
        component: Any = nlp.get_pipe(name)
        give_words(component.model, words)


def _configuration(part: str) -> Path:
    return HERE / ("config.cfg" if part == "pipeline" else f"{part}.cfg")


def _schedule(steps: int | None) -> dict[str, Any]:
    """Settings that follow the number of steps: warming up and cooling down, and when to evaluate."""
    if steps is None:
        return {}
    return {
        "training.max_steps": steps,
        "training.eval_frequency": max(min(steps, _RARELY), steps // _EVALUATIONS),
        "training.optimizer.learn_rate.warmup_steps": min(250, max(1, steps // 10)),
        "training.optimizer.learn_rate.total_steps": int(steps * _TAIL) + 1,
    }


def _write_pipeline(nlp: Language, out: Path) -> None:
    (out / "weights.bin").write_bytes(pack(nlp))
    sections = nlp.config.interpolate()
    _runtime({name: sections[name] for name in ("nlp", "components")}).to_disk(out / "config.cfg")


def _write_witness(nlp: Language, out: Path) -> None:
    """Keep only the parser, with the words' vectors it was trained on inside it; its tagger helped to train them."""
    nlp.replace_listeners("tok2vec", "parser", ["model.tok2vec"])
    settings = nlp.config.interpolate()["components"]["parser"]
    del settings["factory"]
    (out / "witness.bin").write_bytes(pack_component(nlp.get_pipe("parser")))
    _runtime({"parser": settings}).to_disk(out / "witness.cfg")


def _runtime(sections: dict[str, Any]) -> Config:
    """A configuration without the machine's paths and without what only training needs."""
    from thinc.api import Config  # noqa: PLC0415

    return Config(sections)


if __name__ == "__main__":
    raise SystemExit(main())
