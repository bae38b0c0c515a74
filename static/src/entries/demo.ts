/** The demo's page. */

import { watchDigits } from "../demo/digits.ts";
import { watchReminders } from "../demo/reminders.ts";
import { watchRosa } from "../demo/rosa.ts";
import { watchTheft } from "../demo/theft.ts";
import { openTours } from "../demo/tours.ts";
import { watchWorker } from "../demo/worker.ts";

openTours();
watchDigits();
watchReminders();
watchRosa();
watchTheft();
watchWorker();
