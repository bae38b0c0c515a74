/** Entry: a case that another desk offers. */

import { withOfficer } from "../desk/gate.ts";
import { showOffer } from "../desk/offer/page.ts";

void withOfficer(showOffer);
