"""Make the table from CAMEO to PLOVER (src/onrecord/codebook/cameo.tsv) from cameo2plover.txt and cameo.toml.

    python -m training.cameo --events ../shared/data/events

The manual's appeals (02) have no line of their own in cameo2plover.txt; PLOVER's REQUEST takes them, so they stand as
the demands (10) of the same ending do. The root 08 is CONCEDE or RETREAT by what follows and has no row.
"""

import argparse
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

HAND = tomllib.loads(Path(__file__).with_name("cameo.toml").read_text("utf8"))
OUT = Path(__file__).parents[1] / "src" / "onrecord" / "codebook" / "cameo.tsv"


class Row(NamedTuple):
    type: str
    mode: str
    contexts: str


def read(line: str) -> tuple[str, Row] | None:
    """The code and what it means, of a line such as `0841: RETREAT, release,   legal # Return, release person(s)`."""
    found = re.match(r"(\d{2,4}):([^#]*)", line)
    if found is None:
        return None
    cells = [cell.strip() for cell in found[2].split(",")] + ["", ""]
    contexts = [HAND["contexts"].get(code.strip(), code.strip()) for code in cells[2].split(";")]
    type, _, mode = HAND["codes"].get(found[1], f"{cells[0]} {cells[1]}").partition(" ")
    return found[1], Row(type, mode, " ".join(filter(None, contexts)) if cells[1] != "pro_autocracy" else "repression")


def table(text: str) -> dict[str, Row]:
    rows = dict(filter(None, map(read, text.splitlines())))
    del rows["08"]
    return rows | {f"02{code[2:]}": row for code, row in rows.items() if code.startswith("10")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--events", type=Path, required=True)
    rows = table((parser.parse_args().events / "cameo2plover.txt").read_text("utf8"))
    OUT.write_text("".join("\t".join((code, *row)) + "\n" for code, row in sorted(rows.items())), encoding="utf8")


if __name__ == "__main__":
    main()
