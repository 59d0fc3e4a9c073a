"""The standoff report read for sense:  python -m benchmarks.standoff

Whether the record of ../shared/data/articles/standoff.txt holds what a person would tell of it. Development only: the
report has no stated licence and was looked at while the reader was built.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.shared import DATA, provenance
from onrecord import Article, Reader
from onrecord.record import Event, Party, Record


@dataclass(frozen=True)
class Sense:
    """What to find: an event of one of the types whose sentence has the words, with these names and status."""

    told: str
    words: str
    types: tuple[str, ...]
    actor: str = ""
    recipient: str = ""
    status: str = "actual"


EXPECTED = (
    Sense("demand: no NATO expansion, no weapons near the borders, back to before", "listed", ("REQUEST",), "Kremlin"),
    Sense("demand: Ukraine barred from NATO", "seeking guarantees", ("REQUEST",), "Kremlin"),
    Sense("demand: Russia prove its claims", "called on Russia", ("REQUEST",), "Zelenskyy", "Russia"),
    Sense("demand: Russia stand down", "stand down", ("REQUEST",), "Milley", "Russia"),
    Sense("answer: the concerns not taken into account", "did not take into account", ("ACCUSE", "REJECT"), "", "NATO"),
    Sense("conditional threat of sanctions", "will face economic sanctions", ("THREATEN",), "European Union", "Russia"),
    Sense("promised troops are future", "he would soon send", ("MOBILIZE",), "Biden", "", "future"),
    Sense("Crimea is historical", "annexed Crimea", ("COERCE", "ASSAULT"), "Russia", "", "historical"),
    Sense("call of Putin and Macron", "in a phone call with", ("CONSULT",), "Macron"),
    Sense("call of Biden and Zelenskyy", "In a telephone call", ("CONSULT",), "Zelenskyy"),
)
FURNITURE = ("Leave a Reply", "Send this to a friend")


def tells(record: Record, sense: Sense) -> bool:
    """Whether an event of the record says so."""
    return any(fits(record, event, sense) for event in record.events)


def fits(record: Record, event: Event, sense: Sense) -> bool:
    """Whether one event meets every condition."""
    parties = [(sense.actor, event.actors), (sense.recipient, event.recipients)]
    return (
        sense.words in sentence(record, event)
        and event.type in sense.types
        and event.status == sense.status
        and all(not name or name in names(record, given) for name, given in parties)
    )


def sentence(record: Record, event: Event) -> str:
    """The sentence of its trigger."""
    at = event.trigger[0][0]
    return next((record.article.text[s:e] for s, e in record.article.sentences if s <= at < e), "")


def names(record: Record, parties: tuple[Party, ...]) -> str:
    """Names and words of parties, in one line."""
    return " · ".join(name for party in parties for name in _called(record, party))


def _called(record: Record, party: Party) -> Iterator[str]:
    entity = record.entity(party)
    yield entity.name if entity else ""
    yield from (record.article.text[slice(*span)] for span in party.spans)


def main() -> None:
    text = (DATA / "articles/standoff.txt").read_text("utf8")
    record = Reader().read(Article(text))
    told = [sentence(record, event) for event in record.events]
    checks = [(sense.told, tells(record, sense)) for sense in EXPECTED]
    checks += [(f"no event for “{words}”", not any(words in line for line in told)) for words in FURNITURE]
    print(f"# {provenance()}\n# articles/standoff.txt, {len(record.events)} events")
    for name, right in checks:
        print(f"{'yes' if right else 'NO ':3}  {name}")
    print(f"{sum(right for _, right in checks)} of {len(checks)}")


if __name__ == "__main__":
    main()
