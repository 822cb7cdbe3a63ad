import { onBeforeUnmount, onMounted } from "vue";

/** What paints the maps of the page again, in the colours of its theme. */
const painters = new Set<() => void>();

/** Has a map painted again where the colours of the page change for a picture or for paper. */
export function paintsInTheme(paint: () => void): void {
  onMounted(() => painters.add(paint));
  onBeforeUnmount(() => painters.delete(paint));
}

function setDark(dark: boolean): void {
  document.documentElement.classList.toggle("dark", dark);
  for (const paint of painters) paint();
}

/** Returns the result of a function that sees the page in its light colours, whatever its theme; the screen keeps its own. */
export function inLight<Result>(use: () => Result): Result {
  if (!document.documentElement.classList.contains("dark")) return use();
  setDark(false);
  try {
    return use();
  } finally {
    setDark(true);
  }
}

/** Has a dark page printed in light colours, its maps as well. */
export function printInLight(): void {
  let dark = false;
  addEventListener("beforeprint", () => {
    dark = document.documentElement.classList.contains("dark");
    if (dark) setDark(false);
  });
  addEventListener("afterprint", () => {
    if (dark) setDark(true);
  });
}

/** Prepares a figure for paper, where nobody can press its button, before figures are fitted to their pages. */
export function beforePrint(prepare: () => void): void {
  onMounted(() => addEventListener("beforeprint", prepare, { capture: true }));
  onBeforeUnmount(() => removeEventListener("beforeprint", prepare, { capture: true }));
}
