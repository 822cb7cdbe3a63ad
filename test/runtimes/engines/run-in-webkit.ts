import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "../outcome.ts";
import { bundleTests } from "./bundle-tests.ts";
import { openPage } from "./open-page.ts";

const PAGE = `<!doctype html>
<meta charset="utf-8">
<script type="module">
  import { run } from "./tests.js";
  await fetch("/outcomes", { method: "POST", body: JSON.stringify(await run()) });
</script>
`;

/** Runs the portable tests in a page of WebKitGTK, which cannot open the pages of Vitest. */
export async function runInWebkit(): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), "softdice-page-"));
  try {
    await bundleTests(folder, "webkitgtk");
    writeFileSync(join(folder, "index.html"), PAGE);
    return (await openPage("webkitgtk", folder)) as Outcome[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
