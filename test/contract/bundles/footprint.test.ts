import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { installLibrary } from "../installed-library.ts";
import { publicNames } from "../package/public-names.ts";
import { readText } from "../project-files.ts";
import { BUNDLERS, type Bundle } from "./bundlers.ts";

/** What is imported together, and what comes with it at most. */
interface Import {
  readonly title: string;
  readonly names: readonly string[];
  /** kB of 1,000 bytes, minified and compressed by gzip: what the bundlers make of it now, and 3 % of air. */
  readonly budget: number;
  /** Files, and folders with all their files. */
  readonly within: string;
}

const values = publicNames("src/index.ts").filter(({ isType }) => !isType);
const namesIn = (folder: string) =>
  values.filter(({ file }) => file.startsWith(`src/${folder}/`)).map(({ name }) => name);
const tape = [...namesIn("autodiff"), "tensor", "labelMap"];
const losses = namesIn("losses").filter((name) => name.endsWith("Loss"));

const IMPORTS: readonly Import[] = [
  {
    title: "`diceLoss`, `valueAndGrad`",
    names: ["diceLoss", "valueAndGrad"],
    budget: 31.6,
    within: `tensor autodiff
      kernels/arrays kernels/elementary kernels/overlap kernels/simd
      kernels/class-sums
      ops/arithmetic ops/broadcast ops/chain-rule ops/class-sums ops/overlap ops/select ops/shape ops/softmax ops/unary
      losses/dice losses/read losses/sums`,
  },
  {
    title: "`countOverlap`, `diceScore`",
    names: ["countOverlap", "diceScore"],
    budget: 8.9,
    within: "tensor kernels metrics",
  },
  {
    title: "`gradcheck`",
    names: ["gradcheck"],
    budget: 35.3,
    within: "tensor kernels autodiff ops gradcheck",
  },
  {
    title: "all operations and the tape",
    names: [...tape, ...namesIn("ops")],
    budget: 27.1,
    within: "tensor kernels autodiff ops",
  },
  {
    title: "all losses and the tape",
    names: [...tape, ...losses],
    budget: 53.9,
    within: "tensor kernels autodiff ops losses",
  },
  {
    title: "all losses, the tape and `gradcheck`",
    names: [...tape, ...losses, "gradcheck"],
    budget: 79.4,
    within: "tensor kernels autodiff ops losses gradcheck",
  },
  {
    title: "everything",
    names: values.map(({ name }) => name),
    budget: 173.8,
    within: "index tensor kernels autodiff ops losses metrics gradcheck",
  },
];

it("README says so", () => {
  const rows = IMPORTS.map(({ title, budget }) => `| ${title} | ${budget} kB |`);
  expect(readText("README.md")).toContain(rows.join("\n"));
});

const project = installLibrary();
const files = IMPORTS.map(({ names }, index) => {
  const file = `import-${index}.js`;
  writeFileSync(join(project, file), `export { ${names.join(", ")} } from "softdice";\n`);
  return file;
});

/** Rollup takes the better part of a second for each, so the others are not asked for all. */
const asked = (bundler: string) =>
  [...IMPORTS.keys()].filter((k) => bundler === "esbuild" || k === 0 || k === IMPORTS.length - 1);

describe.each(Object.entries(BUNDLERS))("through %s", (bundler, bundle) => {
  const chosen = asked(bundler);
  let bundles: readonly Bundle[];
  beforeAll(async () => {
    bundles = await bundle(
      project,
      chosen.map((k) => files[k]!),
    );
  }, 120_000);

  describe.each(chosen.map((k, index) => ({ ...IMPORTS[k]!, index })))(
    "$title",
    ({ index, budget, within }) => {
      it("leaves the rest out", () => {
        const known = within.split(/\s+/);
        const { modules } = bundles[index]!;
        expect(modules).not.toEqual([]);
        expect(
          modules.filter((name) => !known.some((place) => name === place || name.startsWith(`${place}/`))),
        ).toEqual([]);
      });

      it(`has at most ${budget} kB`, () => {
        expect(gzipSync(bundles[index]!.text, { level: 9 }).length / 1000).toBeLessThanOrEqual(budget);
      });
    },
  );
});
