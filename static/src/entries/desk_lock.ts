/** Entry of staff pages that open nothing: where one is, the lock lamp, the lock by idling. */

import { startChrome } from "../desk/chrome.ts";

startChrome();
