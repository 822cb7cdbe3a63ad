import type { LabelArray } from "../../tensor/label-array.ts";
import { wordsOf } from "./label-runs.ts";

/**
 * The largest label above 0, or 0. Strides of 16 bytes that hold the background alone, which most of an image with lesions is, are passed over.
 *
 * @param except - a label that does not count
 */
export function largestLabel(labels: LabelArray, except: number | undefined): number {
  const words = wordsOf(labels);
  const perWord = 4 / labels.BYTES_PER_ELEMENT;
  const strides = words === null ? 0 : words.length >> 2;
  let most = 0;
  const scan = (start: number, end: number) => {
    for (let at = start; at < end; at++) {
      const label = labels[at]!;
      if (label > most && label !== except) most = label;
    }
  };
  for (let stride = 0; stride < strides; stride++) {
    const word = 4 * stride;
    if ((words![word]! | words![word + 1]! | words![word + 2]! | words![word + 3]!) === 0) continue;
    scan(word * perWord, (word + 4) * perWord);
  }
  scan(4 * strides * perWord, labels.length);
  return most;
}
