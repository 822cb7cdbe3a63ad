import { type InjectionKey, inject, type Ref, ref } from "vue";

/** The question that a figure answers, as the figure knows it. */
export interface Question {
  /** The title of the figure until it answers. */
  readonly title: string | undefined;
  /** Whether the reader has not guessed yet, so that the figure is covered. */
  readonly covers: Readonly<Ref<boolean>>;
  /** Where the address keeps the state of the figure. An address with a state shows the figure at once. */
  address?: string;
  show(): void;
}

export const QUESTION: InjectionKey<Question> = Symbol("question");

/** The question around a figure; slides and the home page ask nothing. */
export function questionOfFigure(): Question | undefined {
  return inject(QUESTION, undefined);
}

/** Whether all figures of the page are shown without a guess, as by the address `?show=all`. */
export const showsAll = ref(false);
