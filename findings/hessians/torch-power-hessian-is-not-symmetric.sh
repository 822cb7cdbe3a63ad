#!/usr/bin/env bash
# torch 1.13 of Debian 12: the Hessian of xʸ in x and y is symmetric, and its mixed derivative is 1/x where y is 0. The slope in x is
# replaced by the constant 0 there, so that its own slope in y is lost. First derivatives are right.
# Seen: at x = 2, y = 0 the mixed derivatives are 0 and 0.5; at y = 1e-9 they are 0.5 and 0.5.
source "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import torch" 2>/dev/null || apt-get install --yes --no-install-recommends python3-torch >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import torch

for exponent in (0, 1e-9):
    x = torch.tensor([2, exponent], dtype=torch.double)
    hessian = torch.autograd.functional.hessian(lambda v: v[0] ** v[1], x)
    print(f"{hessian[0, 1]:.3f} {hessian[1, 0]:.3f}")
PY
)
seen "0.000 0.500
0.500 0.500"
