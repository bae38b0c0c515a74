/** Entry: acts that wait for a second signature. */

import { withOfficer } from "../desk/gate.ts";
import { showSignatures } from "../desk/signatures/page.ts";

void withOfficer(showSignatures);
