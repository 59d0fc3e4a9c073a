import time

import pytest

from onrecord.intake.furniture_rules import RULES, kinds
from onrecord.intake.lines import split

BODY = (
    "The minister said on Monday that the government would not sign the treaty unless the troops left the border "
    "region before the end of March, and that talks would go on in Geneva."
)


def kind(line: str, where: str = "below") -> str | None:
    """What the rules say of a line above or below five paragraphs."""
    paragraphs = [BODY] * 5
    lines = [line, *paragraphs] if where == "above" else [*paragraphs, line]
    return kinds(split("\n\n".join(lines)))[0 if where == "above" else -1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe and John O'Neill, Daily News", "byline"),
        ("by Jane Doe", "byline"),
        ("Reuters", "byline"),
        ("Monday, March 4, 2019", "dateline"),
        ("Updated 4 March 2019, 10:15 am GMT", "dateline"),
        ("March 4, 2019 Jane Doe", "dateline"),
    ],
)
def test_above_the_report(line: str, expected: str) -> None:
    assert kind(line, "above") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Jane Doe; editing by John Roe)", "byline"),
        ("Jane Doe contributed reporting from Geneva.", "byline"),
        ("Jane Doe is a senior reporter covering defence for the Daily.", "byline"),
        ("jane.doe@daily.example", "byline"),
        ("Send this to a friend", "share"),
        ("Share on Facebook", "share"),
        ("Facebook Twitter WhatsApp Email", "share"),
        ("Leave a Reply", "comment-form"),
        ("Your email address will not be published. Required fields are marked *", "comment-form"),
        ("12 Comments", "comment-form"),
        ("FILE PHOTO: Troops at the border, March 4, 2019. REUTERS/Jane Doe", "caption"),
        ("Troops at the border. (Jane Doe/AFP/Getty Images)", "caption"),
        ("Troops at the border. Image: Jane Doe.", "caption"),
        ("Image copyright Daily", "caption"),
        ("Sign up for our daily newsletter", "promo"),
        ("Get the best stories delivered to your inbox every morning.", "promo"),
        ("Story continues below advertisement", "promo"),
        ("Read more: Talks open in Geneva", "navigation"),
        ("You may also like", "navigation"),
        ("Tags: Geneva, treaty", "navigation"),
        ("5 min read", "other"),
        ("© 2019 The Daily. All rights reserved.", "legal"),
        ("This website uses cookies to improve your experience.", "legal"),
    ],
)
def test_below_the_report(line: str, expected: str) -> None:
    assert kind(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "By Monday the troops had left.",
        "“There is no reason for this,” he said.",
        "Agents found an affiliate of the group that has links with partners abroad.",
        "She is a reporter for the Daily and was detained in Geneva.",
        "The rules were drawn up by the Environmental Protection Agency (EPA).",
        "The talks failed, two officials told Reuters.",
        "He receives hundreds of letters, and every one of them is answered, the minister said.",
        "Copyright law is to be changed, the minister said.",
        "In this picture of the region there is no room for compromise, she added.",
        "In March 2019 the talks failed.",
        "Sharing power is the only way, he said.",
    ],
)
@pytest.mark.parametrize("where", ["above", "below"])
def test_the_report_is_passed_over(line: str, where: str) -> None:
    assert kind(line, where) is None


def test_what_stands_under_a_heading_of_pointers_goes_with_it() -> None:
    text = "\n".join([BODY, "More from the Daily", "Talks open in Geneva", "Who is the new envoy?", BODY, "Geneva"])
    assert kinds(split(text)) == [None, "navigation", "navigation", "navigation", None, None]


@pytest.mark.parametrize(
    "unit", ["A", "Aa", "Aa ", "A-", "a.", "(", "(A/", "@a", "share ", "1/", ", ", "By ", "\u00a9", '"']
)
def test_hostile_lines_take_no_longer(unit: str) -> None:
    lines = [split(f"{start}{unit * 400}!") for start in ("", "By ", "(", "Image: ", "follow ", "get ")]
    began = time.process_time()
    for line in lines:
        for rule in RULES:
            rule.pattern.search(line[0].text)
    # All rules on six lines of 900 characters take 5 ms; one that backtracks takes minutes.
    assert time.process_time() - began < 2
