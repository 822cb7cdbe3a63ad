// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { examplePage } from "./example-page.ts";

it("shows the data that stand in the page, in tables that sort", async () => {
  document.body.innerHTML = '<script type="application/json" id="data"></script>';
  document.getElementById("data")!.textContent = JSON.stringify(examplePage());
  await import("../../../src/cli/page/main.ts");
  expect(document.querySelectorAll(".cases tbody tr")).toHaveLength(3);
  // The sorter marks a column at once, and sorts a little later, by what happy-dom does not have.
  vi.useFakeTimers();
  const head = document.querySelectorAll<HTMLElement>(".cases thead th")[1]!;
  head.click();
  expect(head.getAttribute("aria-sort")).toBe("ascending");
  head.click();
  expect(head.getAttribute("aria-sort")).toBe("descending");
  vi.useRealTimers();
});
