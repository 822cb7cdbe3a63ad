#!/usr/bin/env bash
# simple-statistics 7.12.1, tTest: Student's t of one sample divides by the standard deviation of the sample, with n − 1. This function
# divides by that of a population, so that |t| is √(n / (n − 1)) times too large, 22 % for three cases. The documentation names a t-test
# of one sample. Its test of two samples is right.
# Seen: t of 1, 2 and 3 against 1 is 2.1213, in place of √3 = 1.7321, which R 4.2.2 gives.
. "$(dirname "$0")/../run.sh"
finding simple-statistics@7.12.1 <<'JS'
import { tTest, tTestTwoSample } from "simple-statistics";
console.log(`one sample ${tTest([1, 2, 3], 1).toFixed(4)}, two samples ${tTestTwoSample([1, 2, 3], [0, 1, 2]).toFixed(4)}`);
JS
seen "one sample 2.1213, two samples 1.2247"
