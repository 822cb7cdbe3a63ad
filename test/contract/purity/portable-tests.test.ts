import { expect, it } from "vitest";
import { portableTests, testsThatReach } from "../../runtimes/portable-tests.ts";
import { readText } from "../project-files.ts";

const OF_NODE = /\b(Buffer|process)\./;

it("tests that run in browsers too use no global of Node", async () => {
  const ofNode = await testsThatReach((path) => path.startsWith("test/") && OF_NODE.test(readText(path)));
  const portable = new Set(await portableTests());
  expect(ofNode.filter((path) => portable.has(path))).toEqual([]);
});
