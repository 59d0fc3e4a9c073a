"""What the benchmarks have in common: where the data stands, and who measured."""

import os
import platform
import subprocess
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data"
TOOLS = SHARED / "tools"


def provenance() -> str:
    """Machine, date and commit, to stand beside every figure."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    return f"{processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {date.today()}, commit {commit}"


def processor() -> str:
    """The processor's own name."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


def one_core() -> None:
    """Keep this process on one core, and the libraries it loads on one thread."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[-1]})
