/** Entry: the officer's own key. */

import { showKeyPage } from "../desk/key/page.ts";

void showKeyPage();
