/** The report page. */

import { startReport } from "../reporter/report.ts";

void startReport();
