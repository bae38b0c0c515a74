/** A field with a list of ports under it: arrows, Enter, Escape, or a press. */

import { findPorts, plain, type PortRow } from "./ports.ts";
import { byId, make, show, word } from "./page.ts";

const SHOWN = 40;

export class PortBox {
  chosen: PortRow | null = null;
  private ports: readonly PortRow[] = [];
  private options: HTMLElement[] = [];
  private active = -1;
  private readonly field = byId<HTMLInputElement>("place");
  private readonly list = byId("place-list");
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("focus", () => this.open());
    this.field.addEventListener("click", () => this.open());
    this.field.addEventListener("blur", () => this.settle());
    // a press on the list must not take the focus away before it is a choice
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  offer(ports: readonly PortRow[]): void {
    this.ports = ports;
    this.clear();
  }

  clear(): void {
    this.chosen = null;
    this.field.value = "";
    this.close();
  }

  private typed(): void {
    this.chosen = null;
    this.changed();
    this.open();
  }

  private open(): void {
    if (this.ports.length === 0 || this.chosen || this.field.disabled) return;
    const found = findPorts(this.ports, this.field.value);
    this.draw(found.slice(0, SHOWN));
    byId("place-hint").textContent = this.sentence(found.length);
  }

  private sentence(found: number): string {
    if (found === 0) return word("list_none");
    return word(this.field.value ? "list_found" : "list_ready", { n: found });
  }

  private draw(found: readonly PortRow[]): void {
    this.list.replaceChildren();
    this.active = -1;
    this.options = [];
    let smaller = false;
    for (const port of found) {
      if (!port[3] && !smaller) {
        smaller = true;
        const heading = make("div", "small-places", word("smaller"));
        heading.setAttribute("role", "presentation");
        this.list.append(heading);
      }
      this.list.append(this.option(port));
    }
    show(this.list, found.length > 0);
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    this.field.removeAttribute("aria-activedescendant");
  }

  private option(port: PortRow): HTMLElement {
    const [code, name, province] = port;
    const shown = make("bdi", "", province ? `${name}, ${province}` : name);
    const option = make("div", "", shown, make("small", "code", code.includes("-") ? "" : code));
    option.id = `place-${this.options.length}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.addEventListener("click", () => this.choose(port));
    this.options.push(option);
    return option;
  }

  private choose(port: PortRow): void {
    this.chosen = port;
    this.field.value = port[1];
    this.close();
    this.changed();
  }

  /** Who typed a whole name or code and went on has chosen it, if only one place is called so. */
  private settle(): void {
    this.close();
    const typed = plain(this.field.value.trim());
    if (this.chosen || typed === "") return;
    const same = this.ports.filter(([code, name]) => plain(name) === typed || plain(code) === typed);
    if (same.length === 1) this.choose(same[0] as PortRow);
  }

  private close(): void {
    show(this.list, false);
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.open();
      else this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.list.hidden) return;
      this.options[Math.max(this.active, 0)]?.click();
    } else if (event.key === "Escape") {
      this.close();
    }
  }

  private move(by: number): void {
    if (this.options.length === 0) return;
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = (this.active + by + this.options.length) % this.options.length;
    const option = this.options[this.active] as HTMLElement;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }
}
