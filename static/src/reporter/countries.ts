/** The countries of the register, named by the browser in the page's language. */

import { byId, language, make } from "./page.ts";

export function fillCountries(): void {
  const field = byId<HTMLSelectElement>("country");
  const codes = (field.dataset["codes"] ?? "").match(/../g) ?? [];
  const names = new Intl.DisplayNames([language()], { type: "region", fallback: "code" });
  const order = new Intl.Collator(language());
  const nameOf = (code: string): string => (code === "XZ" ? field.dataset["highSeas"] : names.of(code)) ?? code;
  const listed = codes.map((code): [string, string] => [code, nameOf(code)]);
  for (const [code, name] of listed.sort((one, other) => order.compare(one[1], other[1]))) {
    const option = make("option", "", name);
    option.value = code;
    field.append(option);
  }
}
