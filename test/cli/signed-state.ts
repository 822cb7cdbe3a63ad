import { createHash } from "node:crypto";

/** The text of a state with a checksum that fits, whatever else is wrong with it. */
export function signedState(state: object): string {
  const plain = JSON.parse(JSON.stringify(state));
  const digest = createHash("sha256").update(JSON.stringify(plain)).digest("hex");
  return JSON.stringify({ ...plain, checksum: `sha256:${digest}` });
}
