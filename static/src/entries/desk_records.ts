/** Entry: the records of a desk. */

import { withOfficer } from "../desk/gate.ts";
import { showRecords } from "../desk/records/page.ts";

void withOfficer(showRecords);
