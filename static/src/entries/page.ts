/** Home, error pages and the look-up of port codes: leave quickly, dim, look up. */

import { offerDim } from "../reporter/dim.ts";
import { watchLeaving } from "../reporter/leave.ts";
import { watchLookUp } from "../reporter/look_up.ts";

watchLeaving();
offerDim();
if (document.getElementById("look-up")) watchLookUp();
