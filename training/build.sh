#!/usr/bin/env bash
# Data to weights in one command; writes src/onrecord/model/weights. Needs ../shared/data and the extra `training`.
set -euo pipefail
cd "$(dirname "$0")/.."
export PYTHONUNBUFFERED=1
python -m training.silver --out build/silver.jsonl
python -m training.train --epochs 4 --repeat 3 --seed 1 --out build/broad
python -m training.train --start build/broad/network.pt --epochs 3 --broad 0 --repeat 1 --rate 6e-5 --seed 3 --out build/final
python -m training.export build/final/network.pt src/onrecord/model/weights
