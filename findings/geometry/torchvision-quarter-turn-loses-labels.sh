#!/usr/bin/env bash
# torchvision 0.14.1 of Debian 12, functional.rotate: a turn by 90 degrees with expand=True is a permutation of the pixels. Of a PIL image it is.
# Of a tensor with one odd side the result has a row too many, and its pixels lie between those of the mask, so that by nearest neighbor, the
# default, every second label is taken twice and the others are lost. The documentation says that the image is made "large enough".
# Seen: 1 2 3 / 4 5 6 becomes 3 3 0 / 3 3 0 / 1 1 0 / 1 1 0, in place of 3 6 / 2 5 / 1 4, and of 100 × 101 labels 3906 remain; 4 × 6 are right.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import torchvision" 2>/dev/null || apt-get install --yes --no-install-recommends python3-torchvision >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
import torch
from torchvision.transforms import functional

labels = torch.arange(1, 7, dtype=torch.uint8).view(1, 2, 3)
print(*functional.rotate(labels, 90, expand=True)[0].tolist(), "|", *numpy.array(functional.rotate(functional.to_pil_image(labels), 90, expand=True)).tolist())
for height, width in ((100, 101), (4, 6)):
    labels = torch.arange(1.0, 1 + height * width).view(1, height, width)
    turned = functional.rotate(labels, 90, expand=True)
    print(tuple(turned.shape[1:]), len(set(turned.flatten().tolist()) - {0}))
PY
)
seen "[3, 3, 0] [3, 3, 0] [1, 1, 0] [1, 1, 0] | [3, 6] [2, 5] [1, 4]
(102, 101) 3906
(6, 4) 24"
