"""Who did what to whom, against hand annotation:  python -m benchmarks.events

Reads the articles of gold/dev.jsonl (never trained on) and scores the records with the scorer of ../shared/tools.
"""

from benchmarks.shared import DATA, provenance
from benchmarks.statements import score
from onrecord import Article, Reader
from training.sources import lines


def main() -> None:
    reader, gold = Reader(), DATA / "gold/dev.jsonl"
    records = []
    for item in lines(gold):
        article = item["article"]
        records.append(reader.read(Article(article["text"], id=article["id"], published=article.get("published"))))
    found = score("score_record.py", gold, [record.to_json() for record in records])
    print(f"# {provenance()}\n# gold/dev.jsonl")
    for key in ("type", "actor", "dyad", "country", "sentence", "same_as"):
        each = found[f"event.{key}"]
        print(f"event.{key:11} F1 {each['f1']:5}  precision {each['p']:5}  recall {each['r']:5}")
    for key in ("status", "mode", "content", "reported_by", "trigger", "place", "date", "condition"):
        each = found.get(f"event.{key}", {"acc": 0.0, "n": 0})
        print(f"event.{key:11} {each['acc']:5} %  of {each['n']}")


if __name__ == "__main__":
    main()
