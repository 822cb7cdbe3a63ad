#!/usr/bin/env bash
# Maxima 5.46.0 of Debian 12, diff: the derivative of Σᵢ pᵢ² in p₁ is 2 p₁, whether there are three voxels or n. With an upper bound that is a symbol
# it is 0, without a warning, and so is the gradient of a soft Dice in one of n probabilities, which one asks a computer algebra system for.
# In pᵢ, the name inside of the sum, it is 2 Σ pᵢ. With a number of voxels all are right. The reference names no exception for sums.
# Seen: of Σ p² the derivative in p[1] is 2 p[1] for 3 voxels and 0 for n, and in p[i] a sum; of Dice over 2 voxels it is right, and over n it is 0.
. "$(dirname "$0")/../run.sh"
command -v maxima >/dev/null || apt-get install --yes --no-install-recommends maxima >/dev/null
printed=$(maxima --very-quiet --batch-string='
  display2d: false$
  linel: 200$
  square(n) := sum(p[i]^2, i, 1, n)$
  dice(n) := 2 * sum(p[i] * t[i], i, 1, n) / sum(p[i] + t[i], i, 1, n)$
  print("square, 3 voxels:", diff(square(3), p[1]))$
  print("square, n voxels:", diff(square(n), p[1]))$
  print("square, n voxels: in p[i]", diff(square(n), p[i]))$
  print("dice, 2 voxels:", diff(dice(2), p[1]))$
  print("dice, n voxels:", diff(dice(n), p[1]))$' 2>/dev/null | grep "voxels: " | grep --invert-match "print(" | sed "s/ *$//")
seen "square, 3 voxels: 2*p[1]
square, n voxels: 0
square, n voxels: in p[i] 2*'sum(p[i],i,1,n)
dice, 2 voxels: (2*t[1])/(t[2]+p[2]+t[1]+p[1])-(2*(p[2]*t[2]+p[1]*t[1]))/(t[2]+p[2]+t[1]+p[1])^2
dice, n voxels: 0"
