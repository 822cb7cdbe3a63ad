import { useData } from "vitepress";
import { computed, onMounted, reactive } from "vue";

/** What a reader has answered: a number, a choice, or null for a figure that was shown without a guess. */
export type Guess = number | string | null;

/** The guesses of each page, by their questions. */
const pages = reactive<Record<string, Record<string, Guess>>>({});

/** The guesses that the reader has made on this page, kept until the visit ends. */
export function guessesOfPage() {
  const page = useData().page.value.relativePath;
  const place = `softdice guesses of ${page}`;
  const kept = () => (pages[page] ??= readGuesses(place));
  // A page is built without guesses, and comes to life as it was built.
  onMounted(kept);
  return {
    guesses: computed(() => pages[page] ?? {}),
    /** Keeps the first guess on a question. */
    keep(question: string, guess: Guess) {
      if (question in kept()) return;
      kept()[question] = guess;
      writeGuesses(place, kept());
    },
    forget(questions: readonly string[]) {
      for (const question of questions) delete kept()[question];
      writeGuesses(place, kept());
    },
  };
}

/** A browser that may store nothing keeps guesses until the site is left. */
function readGuesses(place: string): Record<string, Guess> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "{}");
  } catch {
    return {};
  }
}

function writeGuesses(place: string, guesses: Readonly<Record<string, Guess>>): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(guesses));
  } catch {
    // The reader has forbidden it.
  }
}
