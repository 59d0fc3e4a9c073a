from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.codebook import load
from onrecord.codebook.cameo import cameo, plover

KINDS = [(kind.code, mode) for kind in load().types.values() for mode in (None, *(mode.code for mode in kind.modes))]
CODES = [line.split("\t")[0] for line in (files("onrecord.codebook") / "cameo.tsv").read_text("utf-8").splitlines()]

# CAMEO's yielding in general is both concession and retreat, and resigning is a reform granted.
TOLD_APART_BY_NOTHING = {("RETREAT", None), ("RETREAT", "resign")}


@pytest.mark.parametrize(("type", "mode"), KINDS)
def test_every_type_and_mode_has_a_code_that_leads_back(type: str, mode: str | None) -> None:
    code = cameo(type, mode)
    assert code is not None
    back = plover(code.code)
    assert back is not None
    assert back.type == type or (type, mode) in TOLD_APART_BY_NOTHING
    assert back.mode in {mode, None} or cameo(back.type, back.mode) == code


@pytest.mark.parametrize("code", CODES)
def test_every_code_means_something_of_the_codebook(code: str) -> None:
    meaning = plover(code)
    assert meaning is not None
    assert load().has(meaning.type, meaning.mode)
    assert set(meaning.contexts) <= set(load().contexts)


@pytest.mark.parametrize(
    ("type", "mode", "status", "code"),
    [
        ("RETREAT", "ceasefire", "actual", "0871"),
        ("RETREAT", "ceasefire", "historical", "0871"),
        ("RETREAT", "ceasefire", "future", "035"),
        ("RETREAT", "ceasefire", "negated", None),
        ("ASSAULT", "aerial", "hypothetical", None),
        ("ASSAULT", "aerial", "future", None),
        ("CONSULT", "no such mode", "actual", "040"),
        ("NOTHING", None, "actual", None),
    ],
)
def test_codes(type: str, mode: str | None, status: str, code: str | None) -> None:
    found = cameo(type, mode, status)
    assert (found and found.code) == code


def test_levels() -> None:
    found = cameo("RETREAT", "ceasefire")
    assert found is not None
    assert (found.root, found.base, found.code) == ("08", "087", "0871")


@pytest.mark.parametrize(
    ("code", "type", "mode"),
    [
        ("0841", "RETREAT", "release"),
        ("0251", "REQUEST", "yield"),
        ("116", "SANCTION", "convict"),
        ("19", "ASSAULT", None),
        ("1934", "ASSAULT", "firearms"),
    ],
)
def test_meanings(code: str, type: str, mode: str | None) -> None:
    meaning = plover(code)
    assert meaning is not None
    assert (meaning.type, meaning.mode) == (type, mode)


@pytest.mark.parametrize("code", ["", "01", "010", "08", "9", "nothing"])
def test_codes_without_a_meaning(code: str) -> None:
    assert plover(code) is None


def test_a_type_of_ones_own_has_the_code_of_its_broader_type(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "mine"\nquads = ["deed"]\n[[type]]\ncode = "ASSAULT"\nquad = "deed"\n'
        '[[type]]\ncode = "RAID"\nbroader = "ASSAULT"\n'
    )
    found = cameo("RAID", "firearms", codebook=load(path))
    assert found is not None
    assert found.code == "193"
