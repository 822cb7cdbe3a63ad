#!/usr/bin/env bash
# @huggingface/transformers 4.3.2, post_process_semantic_segmentation: without target sizes the largest logit of each pixel is kept in the
# logits of class 0 themselves, which the documentation does not say. What is computed of the outputs of the model afterwards, a loss, a
# softmax or the map once more, is another one. With target sizes the logits stay.
# Seen: the map of two classes is 1 0 1 0, and 0 0 0 0 if it is asked for a second time.
source "$(dirname "$0")/../run.sh"
finding @huggingface/transformers@4.3.2 <<'JS'
import { SegformerImageProcessor, Tensor } from "@huggingface/transformers";
const processor = new SegformerImageProcessor({ size: { width: 2, height: 2 } });
const map = (outputs, sizes) => {
  const [{ segmentation }] = processor.post_process_semantic_segmentation(outputs, sizes);
  return Array.from(segmentation.data).join(" ");
};
const outputs = () => ({ logits: new Tensor("float32", Float32Array.of(0, 0, 0, 0, 1, -1, 2, -1), [1, 2, 2, 2]) });
for (const sizes of [undefined, [[2, 2]]]) {
  const given = outputs();
  console.log(`${map(given, sizes)}, then ${map(given, sizes)}`);
}
JS
seen "1 0 1 0, then 0 0 0 0
1 0 1 0, then 1 0 1 0"
