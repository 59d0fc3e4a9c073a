"""Cold start, peak memory and size of the installation:  python -m benchmarks.footprint"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.shared import DATA, ROOT, provenance

STARTS = 5
ONRECORD = Path(sys.executable).parent / "onrecord"


def cold_start(folder: Path) -> float:
    """Median seconds of `onrecord read` on a short article, a new process each time."""
    with (ROOT / "samples/wikinews.jsonl").open(encoding="utf8") as stream:
        article = min(map(json.loads, stream), key=lambda article: len(article["text"]))
    short = folder / "short.txt"
    short.write_text(article["text"], encoding="utf8")
    took = []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run([str(ONRECORD), "read", str(short)], check=True, capture_output=True)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def peak_memory(folder: Path) -> float:
    """MB resident at most while one process adds all Wikinews articles."""
    command = f"{ONRECORD} add {DATA}/articles/wikinews.jsonl --record {folder}/all.sqlite --processes 1"
    subprocess.run(command.split(), capture_output=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def installed(folder: Path) -> float:
    """MB in site-packages after `pip install` of the core into an empty environment, less pip itself."""
    venv = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    subprocess.run(
        [venv / "bin/pip", "install", "-q", "--disable-pip-version-check", ROOT], check=True, capture_output=True
    )
    subprocess.run([venv / "bin/pip", "uninstall", "-qy", "setuptools", "pip"], check=True, capture_output=True)
    (site,) = venv.glob("lib/python*/site-packages")
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    os.environ["NO_COLOR"] = "1"
    print(f"# {provenance()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"cold start of `onrecord read`       {cold_start(folder):6.2f} s")
        print(f"peak memory of `add`, 269 articles  {peak_memory(folder):6.0f} MB")
        print(f"core install in site-packages       {installed(folder):6.0f} MB")


if __name__ == "__main__":
    main()
