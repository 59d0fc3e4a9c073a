import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook import Codebook, load
from onrecord.codebook.loading import codebook
from onrecord.codebook.text import Source
from onrecord.problems import CodebookError

HEAD = 'name = "mine"\nquads = ["talk", "deed"]\n'
STRIKE = '[[type]]\ncode = "STRIKE"\nquad = "deed"\nintensity = -5\n'
LOCKOUT = '[[type]]\ncode = "LOCKOUT"\nbroader = "STRIKE"\n'
WILDCAT = '[[mode]]\ntype = "STRIKE"\ncode = "wildcat"\n'


def book(tmp_path: Path, text: str) -> Codebook:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_plover_has_sixteen_types_in_four_quads() -> None:
    plover = load()
    assert len(plover.types) == 16
    assert {kind.quad for kind in plover.types.values()} == set(plover.quads)
    assert len(plover.contexts) == 37
    assert all(context.cues for context in plover.contexts.values())
    assert {"GOV", "REB", "CVL", "NGO"} <= set(plover.sectors)
    assert {"UNO", "IMG", "MNC"} <= set(plover.international)


@pytest.mark.parametrize(
    ("type", "mode", "status", "expected"),
    [
        ("AID", None, "actual", 10.0),
        ("RETREAT", "withdraw", "historical", 8.0),
        ("SANCTION", "withdraw", "future", -6.0),
        ("PROTEST", "vandalize", "actual", -5.0),
        ("ASSAULT", "no such mode", "actual", -9.0),
        ("ASSAULT", None, "negated", None),
        ("ASSAULT", None, "hypothetical", None),
        ("NOTHING", None, "actual", None),
    ],
)
def test_intensity(type: str, mode: str | None, status: str, expected: float | None) -> None:
    assert load().intensity(type, mode, status) == expected


def test_looks_up() -> None:
    plover = load()
    assert plover.quad("REQUEST") == "verbal conflict"
    assert plover.quad("NOTHING") is None
    assert plover.has("COERCE", "seize")
    assert not plover.has("AGREE", "seize")
    assert not plover.has("NOTHING")


def test_a_narrower_type_takes_what_it_does_not_say(tmp_path: Path) -> None:
    mine = book(tmp_path, HEAD + LOCKOUT + STRIKE + WILDCAT)
    assert mine.quad("LOCKOUT") == "deed"
    assert mine.intensity("LOCKOUT", "wildcat") == -5
    assert mine.broader("LOCKOUT") == ("STRIKE",)
    assert mine.broader("STRIKE") == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        (HEAD + STRIKE + "colour = 1\n", "key", 7, "there is no key colour"),
        (HEAD + 'colour = "red"\n', "key", 3, "there is no key colour"),
        (HEAD + "[colour]\nred = 1\n", "key", 3, "there is no key colour"),
        (HEAD + STRIKE.replace('"deed"', '"deeds"'), "unknown", 5, "quad names deeds, which is none of talk, deed"),
        (HEAD + STRIKE.replace("-5", '"much"'), "value", 6, "intensity has to be a number"),
        (HEAD + STRIKE.replace("-5", "true"), "value", 6, "intensity has to be a number"),
        (HEAD + STRIKE + STRIKE, "duplicate", 8, "type STRIKE stands there twice"),
        (HEAD + STRIKE + WILDCAT + WILDCAT, "duplicate", 12, "mode wildcat of STRIKE stands there twice"),
        (HEAD + STRIKE + WILDCAT.replace("STRIKE", "HUNGER"), "unknown", 8, "type names HUNGER"),
        (HEAD + '[[type]]\ncode = "STRIKE"\n', "missing", 3, "the key quad is missing"),
        (HEAD + STRIKE + '[[mode]]\ncode = "wildcat"\n', "missing", 7, "the key type is missing"),
        ('quads = ["talk"]\n', "missing", 1, "the key name is missing"),
        (HEAD + 'scored = ["maybe"]\n', "unknown", 3, "scored names maybe"),
        (HEAD + LOCKOUT, "unknown", 5, "broader names STRIKE"),
        (HEAD + 'type = "STRIKE"\n', "value", 3, "type has to be a list of tables"),
        (HEAD + '[[sector]]\ncode = "A"\n[[sector]]\n\ncode = "A"\n', "duplicate", 7, "sector A stands there twice"),
        (
            HEAD + STRIKE + 'broader = "LOCKOUT"\n' + LOCKOUT,
            "cycle",
            7,
            "STRIKE is its own broader code, by way of STRIKE > LOCKOUT > STRIKE",
        ),
        (
            HEAD + STRIKE + WILDCAT + STRIKE.replace("STRIKE", "TALK") + '[[mode]]\ntype = "TALK"\ncode = "x"\n'
            'broader = "wildcat"\n',
            "mode",
            17,
            "broader names the mode wildcat of another type; TALK has x",
        ),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, text: str, code: str, line: int, words: str) -> None:
    with pytest.raises(CodebookError) as caught:
        book(tmp_path, text)
    assert caught.value.code == f"codebook-{code}"
    assert str(caught.value).startswith(f"{tmp_path / 'mine.toml'}:{line}: {words}")


def test_text_that_looks_like_tables_counts_for_nothing(tmp_path: Path) -> None:
    cues = '[[context]]\ncode = "work"\ncues = """strike,\n[[type]]\nquad = 1\n"""\n'
    with pytest.raises(CodebookError, match=r":10: quad names deeds"):
        book(tmp_path, HEAD + cues + '[[type]]\nquad = "deeds"\ncode = "STRIKE"\n')


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(CodebookError, match="cannot be read"):
        load(tmp_path / "latin.toml")
    with pytest.raises(CodebookError, match=r"not valid TOML: .*line 1"):
        book(tmp_path, "name = \n")


@given(st.lists(st.integers(0, 4), min_size=1, max_size=5))
def test_every_cycle_is_found(above: list[int]) -> None:
    tables = [f'[[type]]\ncode = "T{at}"\nquad = "talk"\nbroader = "T{up}"\n' for at, up in enumerate(above)]

    text = HEAD + "".join(tables)
    with pytest.raises(CodebookError) as caught:  # Every type refines another, so some way ends in a ring or nowhere.
        codebook(Source("mine.toml", text, tomllib.loads(text)))
    assert caught.value.code in {"codebook-cycle", "codebook-unknown"}
