#!/usr/bin/env bash
# torch 1.13 of Debian 12: bincount counts whole numbers without weights. With weights of float32, as a mask of 0 and 1 that leaves voxels out of a
# confusion matrix, it adds in float32, one after the other, and stops at 2²⁴, which a volume of 256³ voxels has. So does index_add. sum of the
# same weights is right. The documentation names no limit.
# Seen: 20,000,000 voxels of label 0 are 20000000 without weights, 16777216 with weights of 1, and 20000000 with weights of float64.
source "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import torch" 2>/dev/null || apt-get install --yes --no-install-recommends python3-torch >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import torch

labels = torch.zeros(20_000_000, dtype=torch.int64)
ones = torch.ones(20_000_000)
counts = (torch.bincount(labels), torch.bincount(labels, ones), torch.zeros(1).index_add(0, labels, ones), torch.bincount(labels, ones.double()))
print(*(int(count[0]) for count in counts), int(ones.sum()))
PY
)
seen "20000000 16777216 16777216 20000000 20000000"
