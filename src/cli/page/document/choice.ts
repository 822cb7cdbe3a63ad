import { element } from "./element.ts";

/** Buttons of which one is chosen, the first at the start. */
export function choice<Name extends string>(
  legend: string,
  names: readonly (readonly [name: Name, title: string])[],
  choose: (name: Name) => void,
): HTMLElement {
  const group = legend.toLowerCase();
  const radios = names.map(([name, title], place) => {
    const radio = element("input", { type: "radio", name: group, value: name });
    radio.checked = place === 0;
    radio.addEventListener("change", () => choose(name));
    return element("label", {}, radio, element("span", {}, title));
  });
  return element("fieldset", { class: "choice" }, element("legend", {}, legend), ...radios);
}
