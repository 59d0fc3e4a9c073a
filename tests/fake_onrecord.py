"""The command line with a reader that needs no model: run as a program, or load `stub` for a test.

The reader finds `Name said words.`; SLOW, in seconds, is how long it takes for an article.
"""

import os
import re
import sys
import time
from dataclasses import replace
from types import ModuleType

from onrecord.record import Article, Entity, Mention, Party, Record, Statement

SAID = re.compile(r"([A-Z]\w+ [A-Z]\w+) said ([^.\n]+)\.")


class Reader:
    version = "fake+1"

    def read(self, article: Article) -> Record:
        time.sleep(float(os.environ.get("SLOW", "0")))
        if "fail here" in article.text:
            raise ValueError("cannot read this")
        found = list(SAID.finditer(article.text))
        names = sorted({match[1] for match in found})
        entity = {name: f"e{number}" for number, name in enumerate(names, 1)}
        return Record(
            replace(article, sentences=tuple(match.span() for match in re.finditer(r"[^\s.][^.\n]*\.?", article.text))),
            tuple(Entity(entity[name], name, "person") for name in names),
            tuple(Mention(match.span(1), entity[match[1]]) for match in found),
            tuple(
                Statement(
                    f"s{number}",
                    Party((match.span(1),), entity[match[1]]),
                    ((match.end(1) + 1, match.end(1) + 5),),
                    (match.span(2),),
                    "indirect",
                    confidence=0.75,
                )
                for number, match in enumerate(found, 1)
            ),
        )


def stub() -> ModuleType:
    """A stand-in for `onrecord.reader`."""
    module = ModuleType("onrecord.reader")
    module.Reader = Reader  # type: ignore[attr-defined]
    return module


if __name__ in ("__main__", "__mp_main__"):
    sys.modules["onrecord.reader"] = stub()

if __name__ == "__main__":
    from onrecord.cli import main

    main()
