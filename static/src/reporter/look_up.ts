/** Port codes: what somebody finds who looks at this screen after "Leave quickly". */

import { fillCountries } from "./countries.ts";
import { byId, make, show, word } from "./page.ts";
import { findPorts, portsOf, type PortRow } from "./ports.ts";

const SHOWN = 100;

export function watchLookUp(): void {
  show(byId("needs-script"), false);
  fillCountries();
  byId("look-up").addEventListener("submit", (event) => event.preventDefault());
  const country = byId<HTMLSelectElement>("country");
  const name = byId<HTMLInputElement>("place");
  let ports: readonly PortRow[] = [];
  country.addEventListener("change", async () => {
    try {
      ports = country.value ? await portsOf(country.value) : [];
      name.disabled = ports.length === 0;
      list(findPorts(ports, name.value));
    } catch {
      byId("found").textContent = word("no_list");
    }
  });
  name.addEventListener("input", () => list(findPorts(ports, name.value)));
}

function list(found: readonly PortRow[]): void {
  byId("found").textContent = word("found", { n: found.length });
  const rows = found.slice(0, SHOWN).map(([code, name, province]) =>
    make("tr", "", make("td", "", make("bdi", "code", code)), make("td", "", make("bdi", "", province ? `${name}, ${province}` : name))),
  );
  byId("codes").querySelector("tbody")?.replaceChildren(...rows);
  show(byId("codes"), rows.length > 0);
}
