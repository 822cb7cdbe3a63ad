#!/usr/bin/env bash
# js-pytorch 0.7.2: the gradient of pow is 2x whatever the exponent is. At x = 3 the derivative of x³ is 27.
. "$(dirname "$0")/../run.sh"
finding js-pytorch@0.7.2 <<'JS'
import { torch } from "js-pytorch";
const slopeOf = (exponent) => {
  const x = torch.tensor([[3]], true);
  const y = torch.pow(x, exponent);
  y.backward();
  return `x^${exponent}: value ${y._data}, gradient ${x._grad?.data ?? x.grad?._data ?? x.grad}`;
};
console.log(`${slopeOf(2)}; ${slopeOf(3)}`);
JS
seen "x^2: value 9, gradient 6; x^3: value 27, gradient 6"
