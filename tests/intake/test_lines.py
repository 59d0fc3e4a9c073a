from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.lines import BODY_WORDS, split


@given(st.text(st.characters() | st.sampled_from(" \n\t\u2028"), max_size=300))
def test_lines_are_trimmed_and_in_order(text: str) -> None:
    lines = split(text)
    for line in lines:
        start, end = line.span
        assert text[start:end] == line.text == line.text.strip()
        assert "\n" not in line.text
    edges = [edge for line in lines for edge in line.span]
    assert edges == sorted(edges)
    assert "".join(text.split()) == "".join("".join(line.text.split()) for line in lines)


def test_a_long_line_is_looked_at_from_both_ends() -> None:
    text = "start " + "word " * 100_000 + "end."
    (line,) = split(text)
    assert line.span == (0, len(text))
    assert len(line.text) < 1000
    assert (line.words[0], line.words[-1]) == ("start", "end")
    assert 80_000 < line.size < 120_000


def test_a_paragraph_is_long_and_ends_as_a_sentence() -> None:
    words = "word " * BODY_WORDS
    body, quoted, open_end, short = split(f"{words}.\n“{words}.”\n{words}\nIt ended.")
    assert (body.is_body, quoted.is_body, open_end.is_body, short.is_body) == (True, True, False, False)
    assert short.ends
