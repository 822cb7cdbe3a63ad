import colors from "picocolors";
import { softdice } from "./examiners.ts";
import type { Rates, RatesByKind } from "./rates.ts";
import { alignNumbers, falseAlarmText, percent } from "./rates-table.ts";

/** Those beside ours, and how a narrow column has their names. */
const OTHERS: readonly (readonly [name: string, above: string, below: string])[] = [
  ["PyTorch", "Py-", "Torch"],
  ["PyTorch, fast mode", "its", "fast"],
  ["JAX", "", "JAX"],
  ["HIPS autograd", "", "HIPS"],
  ["Ridders + rounding", "", "Ridders"],
];

/** Ours on every black box, and the false alarms of the others. */
export function hostileTable(rates: RatesByKind): string {
  const above = ["", "false", "unre-", "resolu-", "", "", "", ...OTHERS.map(([, text]) => text)];
  const below = ["", "alarms", "solved", "tion", "×2", "×1.001", "zero", ...OTHERS.map(([, , text]) => text)];
  const rows = Object.entries(rates).map(([box, checkers]) => {
    const { falseAlarms, unresolved, detected, resolutions } = checkers[softdice.name] as Rates;
    return [
      box,
      falseAlarmText(falseAlarms),
      percent(unresolved),
      median(resolutions),
      ...[detected["×2"], detected["×1.001"], detected.zero].map(percent),
      ...OTHERS.map(([name]) => falseAlarmText(checkers[name]!.falseAlarms)),
    ];
  });
  return alignNumbers([...[above, below].map((row) => row.map(colors.bold)), ...rows]);
}

/** Of the errors that would have been seen. */
function median(resolutions: readonly number[]): string {
  const sorted = [...resolutions].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1];
  return middle === undefined ? colors.dim("–") : middle.toExponential(0);
}
