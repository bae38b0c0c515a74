/** The mailbox page. */

import { startMailbox } from "../reporter/mailbox.ts";

void startMailbox();
