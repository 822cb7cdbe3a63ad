import { describe, expect, it, vi } from "vitest";
import { visitMuseum } from "../../../docs/gradient-checking/museum.ts";
import { withMuseum } from "../../../docs/gradient-checking/page.ts";
import { readText } from "../../contract/project-files.ts";

vi.mock("softdice", () => import("../../../src/index.ts"));

const visited = visitMuseum();

/** For 10, 1,000 and 100,000 voxels: p is pass, f is fail. */
describe("verdicts on gradients of public code", () => {
  it.each([
    ["Dice, right", "ppp", "ppp", "fff", "ppp", "ppp"],
    ["Pytorch-UNet, at first", "fff", "fff", "fff", "fff", "fff"],
    ["Pytorch-UNet, as first corrected", "fff", "fff", "fff", "fff", "fff"],
    ["Pytorch-UNet, as shipped", "ppp", "ppp", "fff", "fff", "ppp"],
    ["squared Dice, right", "ppp", "ppp", "fff", "ppp", "ppp"],
    ["V-Net, foreground", "fff", "ffp", "fff", "fff", "fff"],
    ["torchbiomed", "fff", "fff", "fff", "fff", "fff"],
    ["smooth squared Dice, right", "ppp", "ppp", "fff", "ppp", "ppp"],
    ["mlpack, a draft", "fpp", "fpp", "fff", "fff", "ffp"],
  ])("%s: PyTorch-style %s, fast %s, float32 %s; softdice %s, float32 %s", (name, ...wanted) => {
    const one = visited.find(({ exhibit }) => exhibit.name === name)!;
    const found = [one.slow64, one.fast64, one.slow32, one.ours64, one.ours32];
    expect(found.map((verdicts) => verdicts.map((verdict) => verdict[0]).join(""))).toEqual(wanted);
  });

  it("are those of every exhibit", () => {
    expect(visited).toHaveLength(9);
  });

  it("say of what was shipped which term is missing", () => {
    const { said } = visited.find(({ exhibit }) => exhibit.name === "Pytorch-UNet, as shipped")!;
    // ε / U² with ε = 1e-4 and U = 800
    expect(said).toMatch(/analytic = numeric \+ 1\.562e-10/);
  });
});

it("the tables of docs/gradient-checking.md are up to date; else: npm run gradient-checking", () => {
  const page = readText("docs/gradient-checking.md");
  expect(withMuseum(page, visited)).toBe(page);
});
