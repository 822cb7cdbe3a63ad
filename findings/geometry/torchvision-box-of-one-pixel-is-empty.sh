#!/usr/bin/env bash
# torchvision 0.14.1 of Debian 12, ops.masks_to_boxes: boxes are documented as x1 y1 x2 y2 with x1 < x2 and y1 < y2. x2 and y2 are the places of
# the last pixels and not their ends, so that a mask of one pixel, row or column has x1 = x2 or y1 = y2 and an empty box. The boxes of the other
# functions hold an area of (x2 − x1)(y2 − y1): a mask of 2 × 2 pixels has 1, and the box of a thin mask overlaps itself by NaN.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import torchvision" 2>/dev/null || apt-get install --yes --no-install-recommends python3-torchvision >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import torch
from torchvision import ops

for height, width in ((2, 2), (1, 4)):
    mask = torch.zeros(1, 6, 6)
    mask[0, 1 : 1 + height, 1 : 1 + width] = 1
    box = ops.masks_to_boxes(mask)
    print(f"{height} x {width}: box {box[0].tolist()}, area {ops.box_area(box).item()}, overlap with itself {ops.box_iou(box, box).item()}")
PY
)
seen "2 x 2: box [1.0, 1.0, 2.0, 2.0], area 1.0, overlap with itself 1.0
1 x 4: box [1.0, 1.0, 4.0, 1.0], area 0.0, overlap with itself nan"
