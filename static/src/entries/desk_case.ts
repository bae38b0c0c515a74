/** Entry: one case. */

import { showCase } from "../desk/case/page.ts";
import { withOfficer } from "../desk/gate.ts";

void withOfficer(showCase);
