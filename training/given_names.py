"""Count which given names men and women bear, from dated office holders, into the reader's table.

    python training/given_names.py --actors ../shared/data/actors --out src/onrecord/reading/lexicon/given_names.txt

Facts come from Wikidata office holders and congress-legislators (both CC0); only a name's majority leaves this
program. A name is kept where nine tenths of its bearers agree. Common English names that few politicians bear are
added by hand below.
"""

import argparse
import collections
import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

FILES = ("holders.csv", "supplement.csv", "us_people.csv")
NO_NAMES = frozenset(["lord", "lady", "baron", "baroness", "earl", "sir", "dame", "prince", "princess", "king", "queen", "sheikh", "viscount", "the"])
ENGLISH = {
    "f": "abby addison alexa alexis allison alyssa amber amy annabelle ariana ashlee autumn ava bailey becky bella beverly "
    "bianca bonnie brianna bridget brittany brooke caitlin camila candace carla carly carmen carol caroline carrie casey "
    "cassandra chelsea cheryl chloe christina christine cindy claire clara colleen courtney crystal cynthia daisy dana "
    "danielle dawn debbie deborah delia denise diana diane dolores donna doris dorothy edith edna eileen elaine eleanor "
    "elena ella ellen eloise elsie emily emma erica erika erin estelle esther ethel eva evelyn faith fiona florence "
    "frances freya gabrielle gail genevieve georgia gina ginny gladys gloria grace greta gretchen hailey hannah harriet "
    "hazel heidi helen hillary holly hope imogen ingrid irene iris isabel isabella isla ivanka ivy jackie jacinda jane "
    "janet janice jasmine jean jenna jenny jill jo joan joanna joanne jocelyn josephine joy joyce judith judy julia "
    "julie june justine kamala kara karen karla kate katherine kathleen kathryn kathy katie katrina kayla kelsey "
    "kimberly kirsten kitty kristen kristin lana lara laura lauren leah leila lena leona leslie lillian lily linda "
    "lindsay lindsey liz lois lorraine louise lucia lucy luna lydia lynn mabel mackenzie madeleine madison maggie malala "
    "mandy margaret maria marie marilyn marina marissa marjorie martha maureen maxine maya megan meghan melania melinda "
    "melissa meredith mia michelle mildred millie minnie miranda miriam molly monica muriel nadia naomi natalie natasha "
    "nicole nina nora norma olivia pamela patricia paula pauline peggy penelope penny phoebe phyllis polly priscilla "
    "rachel ramona rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary roxanne ruby ruth sadie sally "
    "samantha sandra sara sarah savannah selena shannon sharon sheila shelley sherry shirley sonia sophia sophie stacey "
    "stacy stella stephanie sue susan susanna suzanne sylvia tamara tammy tanya tara tatiana teresa tessa tiffany tina "
    "tracy ursula valerie vanessa vera veronica vicky victoria violet virginia vivian wanda wendy whitney winifred "
    "yolanda yvette yvonne zoe",
    "m": "aaron abraham adam aidan alan albert alec alex alfred allen andrew andy anthony archie arnold arthur austin barry "
    "ben benedict benjamin bernard bert bill billy blake bob bobby brad bradley brandon brendan brent brett brian bruce "
    "bryan byron caleb calvin cameron carl cedric chad charles charlie chester chris christopher clarence clark claude "
    "clayton cliff clifford clint clive clyde cody colin connor corey craig curtis cyril dale damian dan daniel danny darrell "
    "darren dave david dean dennis derek dexter dick dominic don donald doug douglas duane dustin dwayne dwight dylan "
    "earl ed eddie edgar edmund edward edwin eli elias elijah elliot eric ernest ethan eugene evan felix floyd frank "
    "franklin fred frederick gabriel garrett gary gavin gene geoffrey george gerald gerard gilbert glen glenn gordon "
    "graham grant greg gregory gus guy harold harry harvey hector henry herbert herman howard hugh hugo hunter ian isaac "
    "ivan jack jacob jake jamal james jared jason jay jeff jeffrey jeremy jerome jerry jesse jim jimmy joe joel john "
    "johnny jon jonathan jordan joseph josh joshua juan julian justin keith ken kenneth kent kevin kirk kurt kyle lance "
    "larry lars lawrence leo leon leonard leroy lewis liam lionel lloyd logan louis lucas luke malcolm marc marcus mario "
    "mark marshall martin marvin mason matt matthew maurice max melvin micah michael mick miguel mike miles mitch mitchell "
    "mohammad mohammed muhammad morgan nathan nathaniel neal ned neil nelson nicholas nick nigel noah noel norman oliver "
    "omar oscar otto owen patrick paul perry pete peter phil philip phillip quentin ralph randall randy raphael ray "
    "raymond reginald rex richard rick rob robert rodney roger roland ron ronald rory ross roy rudolph rudy rupert russell "
    "ryan sam samuel scott sean sebastian seth shane shaun shawn sidney simon spencer stan stanley stephen steve steven "
    "stewart stuart ted terrence terry theodore thomas tim timothy toby todd tom tommy tony travis trevor tristan troy "
    "tyler vernon victor vincent wade wallace walter warren wayne wesley wilbur wilfred will william winston xavier zachary",
}


def plain(name: str) -> str:
    """Lower case without accents, as the reader compares names."""
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))


def bearers(actors: Path) -> Iterator[tuple[str, str, str]]:
    """(given name, m or f, whole name) of every office holder whose gender is known."""
    for file in FILES:
        with (actors / file).open(encoding="utf8", newline="") as rows:
            for row in csv.DictReader(rows):
                whole, gender = row.get("person") or row["name"], row["gender"][:1].lower()
                parts = [part for part in whole.split() if not re.fullmatch(r"\w\.?", part)]
                if gender in {"m", "f"} and len(parts) > 1 and plain(parts[0]) not in NO_NAMES:
                    yield plain(parts[0]), gender, whole


def table(actors: Path) -> dict[str, str]:
    counts: dict[str, dict[str, set[str]]] = collections.defaultdict(lambda: {"m": set(), "f": set()})
    for given, gender, whole in bearers(actors):
        counts[given][gender].add(whole)
    found: dict[str, str] = {}
    for given, by in counts.items():
        men, women = len(by["m"]), len(by["f"])
        if max(men, women) >= 0.9 * (men + women) and re.fullmatch(r"[\w'’-]{2,20}", given):
            found[given] = "m" if men > women else "f"
    for gender, names in ENGLISH.items():
        found |= dict.fromkeys(names.split(), gender)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--actors", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = table(options.actors)
    lines = [gender + " " + " ".join(sorted(n for n, g in found.items() if g == gender)) for gender in "fm"]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
