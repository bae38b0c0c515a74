/** Keep the six digits current. */

interface Digits {
  readonly left: number;
  readonly digits: Readonly<Record<string, string>>;
}

export function watchDigits(): void {
  const now = (): void => void refresh().catch(() => undefined);
  setInterval(now, 1000);
  document.addEventListener("visibilitychange", now); // a page behind others is woken once a minute
}

async function refresh(): Promise<void> {
  const answer = await fetch("/demo/digits", { cache: "no-store" });
  if (!answer.ok) return;
  const { left, digits } = (await answer.json()) as Digits;
  for (const cell of document.querySelectorAll<HTMLElement>("[data-email]")) {
    const now = digits[cell.dataset["email"] ?? ""] ?? "";
    if (cell.textContent !== now) cell.textContent = now; // or whoever copies them loses what they marked
  }
  for (const said of document.querySelectorAll(".digits-left")) said.textContent = ` (for ${left} seconds more)`;
}
