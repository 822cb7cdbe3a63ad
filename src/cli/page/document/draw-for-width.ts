/** The narrowest phones. */
const MIN_WIDTH = 280;
/** Before the figure is in the page. */
const FIRST_WIDTH = 900;

/**
 * Draws into a figure for its width, and again whenever that changes.
 *
 * @param drawn - is called when a drawing is in the figure
 * @returns a function that draws again
 */
export function drawForWidth(
  figure: HTMLElement,
  draw: (width: number) => Element | null,
  drawn: () => void = () => {},
): () => void {
  let width = 0;
  const redraw = () => {
    width = figure.clientWidth;
    const drawing = draw(Math.max(MIN_WIDTH, width || FIRST_WIDTH));
    figure.replaceChildren(...(drawing ? [drawing] : []));
    drawn();
  };
  if (typeof ResizeObserver !== "undefined") {
    new ResizeObserver(() => {
      if (figure.clientWidth !== width) redraw();
    }).observe(figure);
  }
  return redraw;
}
