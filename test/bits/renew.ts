import { writeFileSync } from "node:fs";
import { fingerprint, groups, together } from "./results.ts";

const found = groups.map((group) => [group, fingerprint(group)] as const);
const line = ({ count, hash }: { count: number; hash: string }) => `{ count: ${count}, hash: "${hash}" }`;
const total = together(found.map(([, each]) => each));
const text = `import type { Fingerprint } from "./results.ts";

/** What every engine gives, written by \`npm run bits\`. */
export const EXPECTED: {
  readonly total: Fingerprint;
  readonly groups: Readonly<Record<string, Fingerprint>>;
} = {
  total: ${line(total)},
  groups: {
${found.map(([group, each]) => `    ${group}: ${line(each)},`).join("\n")}
  },
};
`;
writeFileSync(new URL("expected.ts", import.meta.url), text);
console.log(`${total.count} results, ${total.hash}`);
