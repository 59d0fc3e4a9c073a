"""Country, sector and office of entities: by their words, the tables on the day, and the article around them."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.knowledge.own import load
from onrecord.reading.actors import placed
from onrecord.record import Article, Entity, Mention, Party, Record, Statement

DAY = "2019-09-01"


def found(text: str, *names: tuple[str, str], published: str | None = DAY, acts: bool = False) -> list[Entity]:
    """The entities of a text, placed; each given by its words, which are its one mention, and its kind."""
    spans = [(text.index(words), text.index(words) + len(words)) for words, _ in names]
    entities = tuple(Entity(f"e{n}", words, kind) for n, (words, kind) in enumerate(names))
    mentions = tuple(Mention(span, f"e{n}") for n, span in enumerate(spans))
    said = tuple(
        Statement(f"s{n}", Party((span,), f"e{n}"), (), (span,), "indirect") for n, span in enumerate(spans) if acts
    )
    ends = [at + 1 for at, letter in enumerate(text) if letter == "."] or [len(text)]
    sentences = tuple(zip([0, *ends[:-1]], ends, strict=True))
    article = Article(text, published=published, sentences=sentences)
    return list(placed(Record(article, entities, mentions, said)).entities)


def one(text: str, words: str, kind: str = "person", published: str | None = DAY) -> tuple[str | None, ...]:
    (entity,) = found(text, (words, kind), published=published)
    return entity.country, entity.sector, entity.office


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("French President Emmanuel Macron spoke.", "Emmanuel Macron", ("FRA", "GOV", "President of France")),
        ("Emmanuel Macron spoke.", "Emmanuel Macron", ("FRA", "GOV", "President of France")),
        ("The Prime Minister, Boris Johnson, spoke.", "Boris Johnson",
         ("GBR", "GOV", "Prime Minister of the United Kingdom")),
        ("Iraqi Oil Minister Abu Nobody spoke.", "Abu Nobody", ("IRQ", "GOV", "Iraqi Oil Minister")),
        ("Abu Nobody, the Iraqi oil minister, spoke.", "Abu Nobody", ("IRQ", "GOV", "Iraqi oil minister")),
        ("Ann Nobody, who heads the European Commission, spoke.", "Ann Nobody", ("EUR", "IGO", None)),
        ("Former British Prime Minister Tony Blair spoke.", "Tony Blair", ("GBR", "ELI", None)),
        ("Rep. Ann Nobody (D-Ohio) spoke.", "Ann Nobody", ("USA", "LEG", "Representative")),
    ],
)  # fmt: skip
def test_titles_and_tables(text: str, words: str, expected: tuple[str | None, ...]) -> None:
    assert one(text, words) == expected


def test_the_office_is_that_of_the_day() -> None:
    text = "Theresa May spoke in London."
    assert one(text, "Theresa May", published="2018-03-14")[2] == "Prime Minister of the United Kingdom"
    assert one(text, "Theresa May", published="2019-09-01")[2] is None
    assert one(text, "Theresa May", published=None)[2] is None


@pytest.mark.parametrize(
    "text",
    [
        "Nurse Gordon Brown cared for the patients in Dublin.",
        "Biology teacher Gordon Brown won the prize in Adelaide, Australia.",
    ],
)
def test_a_namesake_gets_no_office(text: str) -> None:
    assert one(text, "Gordon Brown", published="2008-10-13")[2] is None


def test_a_title_of_another_rank_beats_the_table() -> None:
    text = "French Vice President Emmanuel Macron spoke."
    assert one(text, "Emmanuel Macron") == ("FRA", "GOV", "French Vice President")


def test_a_country_told_otherwise_is_another_person() -> None:
    country, _, office = one("Kenyan farmer Emmanuel Macron lost his herd.", "Emmanuel Macron")
    assert (country, office) == ("KEN", None)


@pytest.mark.parametrize(
    ("text", "words", "kind", "country"),
    [
        ("Iraq is calm. The police said so. Iraq rejoiced.", "The police", "organization", "IRQ"),
        ("US officials met in Iran and Iraq. The administration agreed.", "administration", "organization", "USA"),
        ("Turkey, Syria and Iraq met. Several foreign ministers spoke.", "Several foreign ministers", "group", None),
    ],
)
def test_the_article_tells_the_country_where_it_is_of_one(
    text: str, words: str, kind: str, country: str | None
) -> None:
    seen = [(name, "place") for name in ("US", "Iraq", "Turkey", "Syria", "Iran") if name in text]
    assert found(text, *seen, (words, kind))[-1].country == country


def test_kurds_are_of_the_country_the_article_is_about() -> None:
    text = "Turkey attacked Syria. The Kurds fled."
    assert found(text, ("Turkey", "place"), ("Syria", "place"), ("Kurds", "group"))[-1].country == "SYR"
    text = "Turkey is large. The Kurds fled."
    assert found(text, ("Turkey", "place"), ("Kurds", "group"))[-1].country is None


def test_an_adjective_that_acts_is_the_government() -> None:
    text = "The Turkish offensive began."
    assert found(text, ("Turkish", "group"), acts=True)[0].sector == "GOV"
    assert found(text, ("Turkish", "group"))[0].sector is None


def test_the_users_table_beats_everything(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "name,aliases,country,sector,office,start,end\nEmmanuel Macron,,ATL,,King of Atlantis,2019,\n".replace(
            "ATL", "MLT"
        ),
        "utf-8",
    )
    own = load(path)
    text = "French President Emmanuel Macron spoke."
    for published, office in ((DAY, "King of Atlantis"), ("2018-09-01", "President of France")):
        article = Article(text, published=published, sentences=((0, len(text)),))
        record = Record(article, (Entity("e1", "Emmanuel Macron", "person"),), (Mention((17, 32), "e1"),))
        entity = placed(record, own).entities[0]
        assert (entity.office, entity.sector) == (office, "GOV")


def test_a_name_of_5000_characters_takes_no_time() -> None:
    for name in ("x" * 5000, "Ab " * 1666 + "Cd", "of " * 1666, "A" * 2500 + "-" * 2500):
        start = time.perf_counter()
        one(f"President {name}, the mayor, spoke in Iraq.", name)
        assert time.perf_counter() - start < 2


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_read(name: str, before: str, after: str) -> None:
    for kind in ("person", "organization", "group", "place", "other"):
        country, _, _ = one(f"{before}{name}{after}", name, kind)
        assert country is None or len(country) == 3
