/** Entry: the desk's key and who holds it. */

import { withOfficer } from "../desk/gate.ts";
import { showRoster } from "../desk/roster/page.ts";

void withOfficer(showRoster);
