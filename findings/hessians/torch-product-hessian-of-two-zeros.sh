#!/usr/bin/env bash
# torch 1.13 of Debian 12: the product of all elements, as of the 1 − p of a noisy OR, has the mixed derivative x₃ in x₁ and x₂. Where two
# elements are 0 its gradient is 0 for every element, and is returned as a constant, so that the Hessian is 0, too. The same product
# written with * is right, and so is prod with one element of 0.
# Seen: of the elements 0 0 3 the mixed derivative is 0 by prod and 3 by *.
source "$(dirname "$0")/../run.sh"
/usr/bin/python3 -c "import torch" 2>/dev/null || apt-get install --yes --no-install-recommends python3-torch >/dev/null
printed=$(/usr/bin/python3 - 2>/dev/null <<'PY'
import torch

hessian = torch.autograd.functional.hessian
for values in ([0, 0, 3], [0, 2, 3]):
    x = torch.tensor(values, dtype=torch.double)
    print(hessian(torch.prod, x)[0, 1].item(), hessian(lambda v: v[0] * v[1] * v[2], x)[0, 1].item())
PY
)
seen "0.0 3.0
3.0 3.0"
