/** The desk's pages: elements made without markup, so that nothing a reporter wrote can become a page. */

export type Child = Node | string | number | null | undefined | false;
type Value = string | number | boolean | null | undefined | EventListener;

export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) setAttribute(element, key, value);
  append(element, children.flat());
  return element;
}

function setAttribute(element: HTMLElement, key: string, value: Value): void {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(key, value);
  else element.setAttribute(key, value === true ? "" : String(value));
}

export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(typeof child === "object" ? child : document.createTextNode(String(child)));
  }
}

export function replace(parent: Element, ...children: readonly (Child | readonly Child[])[]): void {
  parent.replaceChildren();
  append(parent, children.flat());
}

/** Nothing is drawn anew where all is as it stands: a press that has begun on it would be lost. */
export function replaceChanged(parent: Element, ...children: readonly Child[]): void {
  const fresh = document.createElement(parent.tagName);
  append(fresh, children);
  const stands = [...parent.childNodes];
  const same = stands.length === fresh.childNodes.length && stands.every((node, at) => node.isEqualNode(fresh.childNodes[at] ?? null));
  if (!same) parent.replaceChildren(...fresh.childNodes);
}

export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`This page has no #${id}.`);
  return found;
}

/** Say something to a screen reader without moving anything on the page. */
export function say(sentence: string): void {
  byId("said").textContent = sentence;
}

/** A sentence that stays in sight; `kind` decides its edge, the words carry the meaning. */
export function notice(kind: "danger" | "good" | "plain", ...children: readonly Child[]): HTMLElement {
  return el("div", { class: `notice ${kind}`, role: kind === "danger" ? "alert" : "status" }, ...children);
}

export function button(label: string, click: (event: Event) => unknown, style = ""): HTMLButtonElement {
  return el("button", { type: "button", class: `button ${style}`.trim(), click: (event) => void click(event) }, label);
}

/** Let the browser paint what was just put on the page before a long calculation starts. */
export function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

/** A text that must not be turned over by the direction of its surroundings: codes, names, dates. */
export function isolated(text: string, dir: "ltr" | "auto" = "auto"): HTMLElement {
  return el("bdi", { dir }, text);
}
