"""Write the golden records anew:  python tests/golden/renew.py  — then read the difference before you commit it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from onrecord import Article
from tests.test_reader import GOLDEN, SAMPLES, lines, reader

for sample in SAMPLES:
    record = reader().read(Article(sample["text"], id=sample["id"], published=sample["published"]))
    (GOLDEN / f"{sample['id']}.txt").write_text("".join(f"{line}\n" for line in lines(record)), encoding="utf8")
