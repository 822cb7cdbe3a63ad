// @vitest-environment happy-dom
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { explainArguments } from "../../../../src/cli/arguments/explain.ts";
import { scoreArguments } from "../../../../src/cli/arguments/score.ts";
import { conventionSection } from "../../../../src/cli/page/sections/convention-section.ts";
import type { PageData } from "../../../../src/cli/report/page-data.ts";
import { runExplain } from "../../../../src/cli/run-explain.ts";
import { runPair } from "../../../../src/cli/run-pair.ts";
import { makeNpy } from "../../../files/make/make-npy.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

// A page as it is written needs the built script; here its data are enough.
const { writePage } = vi.hoisted(() => ({
  writePage: vi.fn((_title: string, _data: PageData, _file: string) => {}),
}));
vi.mock("../../../../src/cli/write/write-page.ts", () => ({ writePage }));

const { path, write } = temporaryFolder();

it("has a table for each class, and the reasons", () => {
  const section = conventionSection({
    tables: [
      [
        ["class 1", "Dice"],
        ["softdice", "0.5000"],
        ["medpy", "0.5000"],
      ],
    ],
    reasons: [{ name: "medpy: MedPy 0.5.2", texts: ["first", "second"] }],
  });
  expect(section.querySelector("h2")!.textContent).toBe("By the conventions of other tools");
  expect([...section.querySelectorAll("tbody tr")].map((row) => row.textContent)).toEqual([
    "softdice0.5000",
    "medpy0.5000",
  ]);
  expect([...section.querySelectorAll("dd")].map((one) => one.textContent)).toEqual(["first", "second"]);
});

it("shows what explain prints of the pair of a page", async () => {
  const voxels = (at: number) => Uint8Array.from({ length: 48 }, (_, k) => (k % 8 < at ? 1 : k > 40 ? 2 : 0));
  const files = [4, 5].map((at) => write(`${at}.npy`, makeNpy("|u1", [6, 8], voxels(at))));
  let out = "";
  const output = {
    out: (text: string) => {
      out += text;
    },
    error: () => expect.unreachable(),
    colors: false,
    program: new URL("file:///none"),
  };
  const options = { metrics: "dice,hd95,assd", spacing: "1,2" };
  await runExplain(explainArguments(files, { ...options, tsv: true }), output);
  const printed = out;
  out = "";
  await runExplain(explainArguments(files, options), output);
  await runPair(scoreArguments(files, { ...options, html: join(path, "page.html") }), {
    ...output,
    out: () => {},
  });
  const section = conventionSection(writePage.mock.calls[0]![1].conventions!);
  const textsOf = (row: Element) => [...row.children].map((cell) => cell.textContent);
  const shown = [...section.querySelectorAll("tr")].map(textsOf);
  expect(shown.length).toBeGreaterThan(20);
  expect(shown).toEqual(
    printed
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split("\t")),
  );
  const reasons = [...section.querySelectorAll("dt, dd")].map((one) => one.textContent);
  expect(section.querySelectorAll("dd")).toHaveLength(out.match(/^ {2}- /gm)!.length);
  const plain = out.replace(/\s+/g, " ");
  for (const reason of reasons) expect(plain).toContain(reason);
});
