import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.decode import decode, stream_encoding
from onrecord.problems import OnrecordError

ENGLISH = "“We will not leave,” the café owner said – and stayed. It cost £5 more.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_of_english(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding) * 3).replace("\ufeff", "") == ENGLISH * 3


def test_big_endian_marks() -> None:
    assert decode(codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be")) == ENGLISH
    assert decode(codecs.BOM_UTF32_BE + ENGLISH.encode("utf-32-be")) == ENGLISH


def test_another_script_is_detected() -> None:
    text = "Правительство заявило, что переговоры продолжатся на следующей неделе в Женеве. " * 5
    assert decode(text.encode("cp1251")) == text


def test_a_few_lost_bytes_stay_utf8() -> None:
    assert decode("“Yes,” she said. “No,” he said…".encode()[:-1]) == "“Yes,” she said. “No,” he said\ufffd"


def outcome(data: bytes) -> str:
    """The text, or the code of the error."""
    try:
        return decode(data)
    except OnrecordError as error:
        return error.code


@given(st.text())
def test_utf8_is_what_it_is(text: str) -> None:
    assert outcome(("a" * 200 + text).encode("utf-8")) == "a" * 200 + text or any(char < " " for char in text)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_an_error(data: bytes) -> None:
    outcome(data).encode("utf-8")


@pytest.mark.parametrize(
    ("data", "kind"), [(b"%PDF-1.7 x", "PDF"), (b"PK\x03\x04abc", "ZIP"), (bytes(range(256)) * 9, "binary data")]
)
def test_binary_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(OnrecordError, match=kind) as caught:
        decode(data)
    assert caught.value.code == "binary"


def test_undecodable() -> None:
    with pytest.raises(OnrecordError) as caught:
        decode(bytes(range(0x80, 0x100)) * 40)
    assert caught.value.code == "undecodable"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"{}", "utf-8-sig"),
        (b"", "utf-8-sig"),
        (codecs.BOM_UTF16_LE + b"{\0", "utf-16"),
        (codecs.BOM_UTF32_LE + b"{\0\0\0", "utf-32"),
        ("text,id".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_stream_encoding(head: bytes, encoding: str) -> None:
    assert stream_encoding(head) == encoding
