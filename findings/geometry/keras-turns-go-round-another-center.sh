#!/usr/bin/env bash
# keras_preprocessing 1.1.0 of Debian 12, image.apply_affine_transform, by which its generators augment pictures and masks: a rotation goes round
# the point that is half a size and half a pixel from the center of the first pixel, where the middle is half a size less half a pixel, a
# whole pixel before. So turns and zooms move a mask, half a turn by two pixels each way. The documentation names an angle alone.
# Seen: half a turn of 1 2 3 / 4 5 6 / 7 8 9, filled with 0, is 0 0 0 / 0 0 0 / 0 0 9, in place of 9 8 7 / 6 5 4 / 3 2 1.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import keras_preprocessing, scipy" 2>/dev/null || apt-get install --yes --no-install-recommends python3-keras-preprocessing python3-scipy >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import numpy
from keras_preprocessing import image

labels = numpy.arange(1.0, 10).reshape(3, 3, 1)
turned = image.apply_affine_transform(labels, theta=180, row_axis=0, col_axis=1, channel_axis=2, order=0, fill_mode="constant")
print(*turned[..., 0].astype(int).tolist(), "|", *labels[::-1, ::-1, 0].astype(int).tolist())
PY
)
seen "[0, 0, 0] [0, 0, 0] [0, 0, 9] | [9, 8, 7] [6, 5, 4] [3, 2, 1]"
