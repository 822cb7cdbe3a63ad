#!/usr/bin/env bash
# torchvision 0.14.1 of Debian 12, functional.to_tensor: a TIFF of 16 bits, as labels of instances are stored, is read by Pillow 9.4 as numbers of
# 0 to 65535. to_tensor, which makes tensors of pictures, gives int16, in which they wrap, without an error. Below 32768 they are right, and
# of a PNG, which Pillow reads as 32 bits, all are.
# Seen: the labels 1 32767 32768 65535, written as TIFF and read again, are 1 32767 −32768 −1.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import torchvision, PIL" 2>/dev/null || apt-get install --yes --no-install-recommends python3-torchvision python3-pil >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import io

import numpy
from PIL import Image
from torchvision.transforms import functional

for kind in ("TIFF", "PNG"):
    file = io.BytesIO()
    Image.fromarray(numpy.array([[1, 32767, 32768, 65535]], numpy.uint16)).save(file, kind)
    picture = Image.open(io.BytesIO(file.getvalue()))
    print(kind, *numpy.array(picture)[0], "|", *functional.to_tensor(picture).flatten().tolist())
PY
)
seen "TIFF 1 32767 32768 65535 | 1 32767 -32768 -1
PNG 1 32767 32768 65535 | 1 32767 32768 65535"
