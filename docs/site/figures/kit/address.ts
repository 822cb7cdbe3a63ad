import { onMounted, type Reactive, reactive, watch } from "vue";
import { questionOfFigure } from "./course/question.ts";

export type FigureState = Record<string, number | string>;

/**
 * The state of a figure, kept in the address: `?disc=x:38.5;mode:p`. It is read once when the page opens, and written
 * 250 ms after the last change; a figure whose state the address holds is shown without a guess. Values of another kind than those at the start are left out, numbers are finite; `sound` keeps the rest within its bounds.
 */
export function stateInAddress<State extends FigureState>(
  id: string,
  start: State,
  sound: (found: State) => State = (found) => found,
): Reactive<State> {
  const state = reactive({ ...start });
  const question = questionOfFigure();
  if (question) question.address = id;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onMounted(() => {
    const text = new URL(location.href).searchParams.get(id);
    if (text !== null) question?.show();
    const found = readState(text, start);
    Object.assign(state, sound({ ...start, ...found }));
    watch(state, () => {
      clearTimeout(timer);
      timer = setTimeout(() => writeState(id, start, state as State), 250);
    });
  });
  return state;
}

function readState<State extends FigureState>(text: string | null, start: State): Partial<State> {
  const found: FigureState = {};
  for (const pair of text?.split(";") ?? []) {
    const at = pair.indexOf(":");
    const [key, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (typeof start[key] === "number" && Number.isFinite(Number(value)) && value !== "")
      found[key] = Number(value);
    if (typeof start[key] === "string") found[key] = value;
  }
  return found as Partial<State>;
}

function writeState<State extends FigureState>(id: string, start: State, state: State): void {
  const address = new URL(location.href);
  const pairs = Object.entries(state).filter(([key, value]) => value !== start[key]);
  if (pairs.length === 0) address.searchParams.delete(id);
  else address.searchParams.set(id, pairs.map(([key, value]) => `${key}:${short(value)}`).join(";"));
  history.replaceState(history.state, "", address);
}

const short = (value: number | string) => (typeof value === "number" ? Number(value.toPrecision(6)) : value);
