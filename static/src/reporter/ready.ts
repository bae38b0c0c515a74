/** No button works before this browser has shown that it can lock something. */

import { selfTest } from "./lock.ts";
import { byId, show, word } from "./page.ts";

/** True when the self-test passed; otherwise the page says why nothing can be sent. */
export async function isReady(): Promise<boolean> {
  const notice = byId("needs-script");
  if (!window.isSecureContext || !globalThis.crypto?.subtle) {
    notice.textContent = word("not_private");
    return false;
  }
  try {
    await selfTest();
  } catch {
    const simple = notice.querySelector("a"); // the way that needs no locking here
    notice.replaceChildren(word("not_safe"), " ", ...(simple ? [simple] : []));
    return false;
  }
  show(notice, false);
  return true;
}
