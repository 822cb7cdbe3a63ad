#!/usr/bin/env bash
# torch 1.13 of Debian 12 on the CPU: mean of 70,000 ones in float16 is NaN, as both their sum and their number are beyond 65,504. A
# picture of 265 × 265 pixels has so many. Asked for the mean in float32, it is 1.
. "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import torch" 2>/dev/null || apt-get install --yes --no-install-recommends python3-torch >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import torch

ones = torch.ones(70_000, dtype=torch.float16)
print(ones.mean().item(), ones.mean(dtype=torch.float32).item())
PY
)
seen "nan 1.0"
