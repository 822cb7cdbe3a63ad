import { type InjectionKey, inject, type Reactive, reactive } from "vue";

/**
 * The titles of figures whose claim would answer a question that the reader has not answered yet, by the name of the
 * figure's component. They give way to the claim with the answer, and slides, which ask nothing, have the claim at once.
 */
export type AskedTitles = Reactive<Map<string, string>>;

export const ASKED: InjectionKey<AskedTitles> = Symbol("asked titles");

export const noTitlesYet = (): AskedTitles => reactive(new Map<string, string>());

export function askedTitles(): AskedTitles {
  return inject(ASKED, noTitlesYet, true);
}
