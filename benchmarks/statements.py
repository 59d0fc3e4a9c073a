"""Who said what, against hand annotation:  python -m benchmarks.statements

Reads the articles of gold/dev.jsonl and polnear.dev.jsonl (neither is trained on) and scores the records with the
scorers of ../shared/tools.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.shared import DATA, TOOLS, provenance
from onrecord import Article, Reader, Record
from training.sources import lines


def attributions(record: Record) -> dict[str, Any]:
    """A record in the form of PolNeAR."""
    return {
        "id": record.article.id,
        "text": record.article.text,
        "attributions": [
            {"source": s.source.spans if s.source else [], "cue": s.cue, "content": s.content}
            for s in record.statements
        ],
    }


def score(tool: str, gold: Path, predictions: list[dict[str, Any]], *options: str) -> Any:
    """What a scorer says of the predictions."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as stream:
        stream.writelines(json.dumps(prediction) + "\n" for prediction in predictions)
        stream.flush()
        command = [sys.executable, str(TOOLS / tool), str(gold), stream.name, "--json", *options]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    reader = Reader()
    gold = DATA / "gold/dev.jsonl"
    records = [
        reader.read(
            Article(item["article"]["text"], id=item["article"]["id"], published=item["article"].get("published"))
        )
        for item in lines(gold)
    ]
    found = score("score_record.py", gold, [record.to_json() for record in records])
    print(f"# {provenance()}\n# gold/dev.jsonl")
    for key in ("pair", "found"):
        each = found[f"statement.{key}"]
        print(f"statement.{key:10} F1 {each['f1']:5}  precision {each['p']:5}  recall {each['r']:5}")
    for key in ("name", "kind", "within", "addressee"):
        each = found.get(f"statement.{key}", {"acc": 0.0, "n": 0})
        print(f"statement.{key:10} {each['acc']:5} %  of {each['n']}")
    broad = DATA / "statements/polnear.dev.jsonl"
    predictions = [attributions(reader.read(Article(item["text"], id=item["id"]))) for item in lines(broad)]
    print("# polnear.dev.jsonl")
    for name, options in (("pair.relaxed", ()), ("stretch pair.relaxed", ("--stretches",))):
        precision, recall, f1 = score("score_attribution.py", broad, predictions, *options)["pair.relaxed"]
        print(f"{name:21} F1 {100 * f1:4.1f}  precision {100 * precision:4.1f}  recall {100 * recall:4.1f}")


if __name__ == "__main__":
    main()
