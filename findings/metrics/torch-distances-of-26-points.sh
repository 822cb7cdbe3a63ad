#!/usr/bin/env bash
# torch 1.13 of Debian 12: cdist uses a product of matrices if one of the sets has more than 25 points, as it documents, and then loses small
# distances, which it does not say: x² − 2xy + y² cancels in float32. Points of two surfaces that are 0.01 to 0.05 mm apart have the
# distance 0, once there are 26 of them, and so does a surface distance. compute_mode="donot_use_mm_for_euclid_dist" keeps them.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import torch" 2>/dev/null || apt-get install --yes --no-install-recommends python3-torch >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import torch

points = torch.tensor([[300.0, 200.0, 100.0]]).repeat(26, 1)
points[:, 0] += 0.01 * torch.arange(26)
for count in (25, 26):
    print(count, *(f"{distance:.2f}" for distance in torch.cdist(points[:count], points[:count])[0, :6]))
PY
)
seen "25 0.00 0.01 0.02 0.03 0.04 0.05
26 0.00 0.00 0.00 0.00 0.00 0.00"
