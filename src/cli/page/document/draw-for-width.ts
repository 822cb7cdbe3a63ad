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
  const follow = () => {
    if (figure.clientWidth !== width) redraw();
  };
  if (typeof ResizeObserver !== "undefined") {
    // A browser reports an error where a figure changes its size while sizes are observed.
    new ResizeObserver(() => requestAnimationFrame(follow)).observe(figure);
  }
  return redraw;
}
