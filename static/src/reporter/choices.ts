/** The coded answers as they stand in the form; the page's radios get their names here. */

import { byId } from "./page.ts";

type Field = HTMLInputElement | HTMLSelectElement;

function fieldsOf(name: string): Field[] {
  return [...document.querySelectorAll<Field>(`[data-answer="${name}"]`)];
}

/** The page carries no names, so that nothing in it could ever be posted without the script. */
export function joinRadios(): void {
  for (const radio of document.querySelectorAll<HTMLInputElement>("input[type=radio]")) {
    radio.name = radio.dataset["answer"] ?? "";
  }
}

/** The one answer to a question, or "" where it was skipped. */
export function answerTo(name: string): string {
  for (const field of fieldsOf(name)) {
    if (field instanceof HTMLSelectElement) return field.value;
    if (field.checked) return field.value;
  }
  return "";
}

/** Every answer to a question that may have several, sorted as the protocol wants them. */
export function answersTo(name: string): string[] {
  const checked = fieldsOf(name).filter((field) => field instanceof HTMLInputElement && field.checked);
  return checked.map((field) => field.value).sort();
}

/** What was answered, as the protocol wants it: one code, or a sorted array of several. */
export function givenTo(name: string): string | string[] {
  const several = fieldsOf(name)[0]?.type === "checkbox";
  return several ? answersTo(name) : answerTo(name);
}

export function setAnswer(name: string, code: string): void {
  for (const field of fieldsOf(name)) {
    if (field instanceof HTMLSelectElement) field.value = code;
    else field.checked = field.value === code;
  }
}

export function watchAnswer(name: string, then: () => void): void {
  for (const field of fieldsOf(name)) field.addEventListener("change", then);
}

/** The question and the chosen answers in the page's own words. */
export function inWords(name: string): { question: string; answer: string } {
  const question = byId(`q-${name}`);
  const asked = question.querySelector("legend, label, summary > span");
  const own = asked?.firstElementChild?.matches("h1") ? asked.firstElementChild : asked;
  const chosen = fieldsOf(name).filter((field) => field instanceof HTMLSelectElement || field.checked);
  return { question: ownText(own), answer: chosen.map(labelOf).filter(Boolean).join(" · ") };
}

function labelOf(field: Field): string {
  if (field instanceof HTMLSelectElement) {
    return field.value ? (field.selectedOptions[0]?.textContent ?? "").trim() : "";
  }
  const text = field.nextElementSibling;
  return ownText(text?.querySelector("b") ?? text ?? null);
}

/** The text of an element without its tags and examples. */
function ownText(node: Element | null): string {
  if (!node) return "";
  const copy = node.cloneNode(true) as Element;
  for (const small of copy.querySelectorAll("small")) small.remove();
  return (copy.textContent ?? "").trim();
}
