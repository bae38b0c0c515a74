/** Entry: the queue. */

import { withOfficer } from "../desk/gate.ts";
import { showQueue } from "../desk/queue/page.ts";

void withOfficer(showQueue);
