/** Marks the points and the rows of one case in several elements, and of no other. */
export function markCase(elements: readonly HTMLElement[], id: string | undefined): void {
  for (const element of elements) {
    for (const marked of element.querySelectorAll(".selected")) marked.classList.remove("selected");
    if (id === undefined) continue;
    const ofCase = [...element.querySelectorAll("circle[aria-label], tr[data-case]")].filter(
      (one) => (one.getAttribute("data-case") ?? one.getAttribute("aria-label")) === id,
    );
    for (const one of ofCase) {
      one.classList.add("selected");
      // The last of its siblings is drawn over them.
      if (one.nodeName === "circle") one.parentNode!.append(one);
    }
  }
}
