/** The tours are folded but for the first: whom the address names is opened. */

export function openTours(): void {
  openNamed();
  addEventListener("hashchange", openNamed);
  // pressed again after it was folded by hand: the address stays as it is
  for (const link of document.querySelectorAll(".tours a")) link.addEventListener("click", () => setTimeout(openNamed));
}

function openNamed(): void {
  const named = document.getElementById(location.hash.slice(1));
  if (!(named instanceof HTMLDetailsElement) || named.open) return;
  named.open = true;
  named.scrollIntoView();
}
