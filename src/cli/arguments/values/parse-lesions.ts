import { InputError } from "../../../files/source/input-error.ts";
import { lesionPresets } from "../../../metrics/instances/lesion-presets.ts";
import { type LesionRules, MATCHINGS, readLesionRules } from "../../../metrics/lesions/lesion-rules.ts";
import { suggestion } from "../../../tensor/nearest-name.ts";
import { decimal, refused } from "./option-values.ts";

/** The rules that a text may set, and whether they are numbers. */
const RULES: Readonly<Record<string, "number" | "word" | "either">> = {
  agreement: "word",
  threshold: "number",
  connectivity: "number",
  dilation: "number",
  minimum: "number",
  cells: "word",
  mean: "word",
  penalty: "either",
  boundary: "word",
};

const NAMES = [...Object.keys(lesionPresets), ...MATCHINGS];

/** Parses the rules of lesions: a preset or a matching, and rules that differ from it, such as `brats2023,dilation=1,minimum=2`. */
export function parseLesions(
  text: string,
  measures: Pick<LesionRules, "tolerances" | "percentiles">,
): LesionRules {
  const [name = "", ...settings] = text.split(",").map((part) => part.trim());
  if (!NAMES.includes(name))
    throw refused("--lesions", text, `a preset or a matching, ${NAMES.join(", ")}${suggestion(name, NAMES)}`);
  const preset = Object.hasOwn(lesionPresets, name)
    ? lesionPresets[name as keyof typeof lesionPresets]
    : { match: name };
  const set = Object.fromEntries(settings.map((setting) => ruleOf(text, setting)));
  const rules = { ...preset, ...measures, ...set } as LesionRules;
  try {
    readLesionRules("--lesions", rules);
  } catch (error) {
    throw new InputError((error as Error).message);
  }
  return rules;
}

function ruleOf(text: string, setting: string): [rule: string, value: string | number] {
  const [rule = "", value = ""] = setting.split("=").map((part) => part.trim());
  const kind = Object.hasOwn(RULES, rule) ? RULES[rule] : undefined;
  if (kind === undefined) {
    const known = Object.keys(RULES);
    throw refused(
      "--lesions",
      text,
      `rules such as dilation=1, of ${known.join(", ")}${suggestion(rule, known)}`,
    );
  }
  const number = decimal(value);
  if (kind === "word" || (kind === "either" && Number.isNaN(number))) return [rule, value];
  if (Number.isNaN(number)) throw refused("--lesions", text, `a number behind ${rule}=`);
  return [rule, number];
}
