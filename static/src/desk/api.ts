/** The desk's API: what the officer's browser fetches and posts; shapes as the server sends them. */

const PREFIX = "/api/v1/desk/";

/** An answer that is no success: the server's sentence and its code. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, sentence: string) {
    super(sentence);
    this.name = "Problem";
    this.status = status;
    this.code = code;
  }
}

export function get<Answer>(path: string): Promise<Answer> {
  return call<Answer>("GET", path);
}

export function post<Answer>(path: string, body: unknown): Promise<Answer> {
  return call<Answer>("POST", path, body);
}

export function put<Answer>(path: string, body: unknown): Promise<Answer> {
  return call<Answer>("PUT", path, body);
}

export function remove(path: string): Promise<void> {
  return call<void>("DELETE", path);
}

async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await send(method, path, body);
  if (answer.status === 401 || answer.redirected) signInAgain(method);
  if (!answer.ok) throw await problemOf(answer);
  return (answer.status === 204 || answer.status === 205 ? undefined : await answer.json()) as Answer;
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const payload = body === undefined ? null : JSON.stringify(body);
  try {
    return await fetch(PREFIX + path, { method, headers, body: payload, credentials: "same-origin", cache: "no-store" });
  } catch {
    throw new Problem(0, "no_connection", method === "GET" ? "No connection. Try again in a moment." : "No connection. It may have arrived, or not: try again in a moment.");
  }
}

export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? "";
}

/** A page that only reads goes to sign in; one that sends stays, with what was typed. */
function signInAgain(method: string): never {
  if (method !== "GET") throw new Problem(401, "signed_out", "You were signed out, and nothing was sent. Copy what you wrote, then load this page again.");
  const next = encodeURIComponent(location.pathname + location.search);
  location.assign(`/accounts/login/?next=${next}`);
  throw new Problem(401, "signed_out", "You were signed out. Sign in again.");
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const document = (await answer.json()) as { code?: string; title?: string; detail?: string };
    const sentence = document.title ?? document.detail ?? "The server refused this.";
    return new Problem(answer.status, document.code ?? "refused", sentence);
  } catch {
    return new Problem(answer.status, "refused", `The server refused this (${answer.status}).`);
  }
}

export interface PersonName {
  readonly id: string;
  readonly name: string;
}

export interface OfficerRow {
  readonly id: string;
  readonly hpke: string;
  readonly sign: string;
  readonly boxes: readonly { kind: "passphrase" | "passkey"; version: number; credential: string | null; box: string }[];
}

export interface Me {
  readonly person: PersonName & { readonly language: string };
  readonly instance: string;
  readonly officer: OfficerRow | null;
  readonly pins: { readonly version: number; readonly box: string } | null;
  readonly memberships: readonly { desk: string; desk_name: string; role: string }[];
}

export interface SignedStatementRow {
  readonly statement: string;
  readonly signatures: readonly { officer: string; key: string; signature: string }[];
}

export interface ShareRow {
  readonly officer?: string;
  readonly epoch: number;
  readonly key_id: string;
  readonly share: string;
}

export interface ProposalRow extends SignedStatementRow {
  readonly number?: number;
  readonly shares: readonly ShareRow[];
}

export interface DeskPerson {
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly officer: string | null;
  readonly hpke: string | null;
  readonly sign: string | null;
}

export interface DeskRow {
  readonly desk: string;
  readonly name: string;
  readonly kind: string;
  readonly statements: readonly SignedStatementRow[];
  readonly proposal: ProposalRow | null;
  readonly people: readonly DeskPerson[];
  /** A desk of this installation cannot begin without its recovery key. */
  readonly recovery_required?: boolean;
  readonly shares: readonly ShareRow[];
  readonly index: IndexShareRow | null;
  /** Every version: rows that nobody has sealed anew are still under an older one. */
  readonly indexes?: readonly IndexShareRow[];
  /** How many rows those are: who left could still open them. */
  readonly old_rows?: number;
}

export interface IndexShareRow {
  readonly version: number;
  readonly share: string;
}

export interface WrapRow {
  readonly key_id: string;
  readonly wrap: string;
}

export interface Clock {
  readonly legal: string;
  readonly target: string | null;
  readonly done?: boolean;
}

export interface CardRow {
  readonly header: string;
  readonly chunk: string;
  readonly wraps: readonly WrapRow[];
}

/** What the server must know of a case: it is shown in the queue and beside a row of the register. */
export interface CaseFacts {
  readonly id: string;
  readonly desk?: string;
  readonly status: string;
  readonly owner: PersonName | null;
  readonly door: "sealed" | "simple";
  readonly urgent: boolean;
  readonly opened: string;
  readonly last_event: string;
  readonly due: { readonly acknowledge: Clock | null; readonly feedback: Clock | null };
  readonly overdue: boolean;
  readonly unread: number;
  /** Since when a legal hold keeps the case. */
  readonly held_since?: string | null;
  /** From this day the withdrawal that runs may be carried out. */
  readonly withdraw_on?: string | null;
}

export interface CaseRow extends CaseFacts {
  readonly card: CardRow;
}

/** A sealed row, and how often it was written. */
export interface SealedRow {
  readonly version: number;
  readonly revision: number;
  readonly box: string;
}

/** A case in the register: its sealed row, or its card while there is none. */
export interface RegisterCase extends CaseFacts {
  readonly report: string | null;
  readonly index: SealedRow | null;
  readonly card?: CardRow | null;
}

export interface RegisterPage {
  readonly version: number;
  readonly next: string | null;
  readonly rows: readonly RegisterCase[];
}

export interface NoteRow {
  readonly number: number;
  readonly box: string;
}

export interface RecordRow {
  readonly id: string;
  readonly day: string;
  readonly door: string;
  readonly box: string;
  readonly wraps: readonly WrapRow[];
}

export interface RecordPage {
  readonly next: string | null;
  readonly records: readonly RecordRow[];
}

export interface CasePage {
  readonly count: string | number;
  readonly next: string | null;
  readonly cases: readonly CaseRow[];
}

export interface LetterRow {
  readonly slot: number;
  readonly side: 0 | 1;
  readonly day: string;
  readonly box: string;
}

export interface EventRow {
  readonly number: number;
  readonly kind: string;
  readonly actor: PersonName | null;
  readonly at?: string | null;
  readonly day?: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export interface Transition {
  readonly to: string;
  readonly needs: readonly string[];
  readonly answer_by?: string | null;
}

export interface CaseFile extends CaseFacts {
  readonly desk: string;
  readonly report: { readonly id: string; readonly box: string; readonly day: string; readonly door: string; readonly wraps: readonly WrapRow[] } | null;
  readonly mailbox_hash: string;
  readonly letters: readonly LetterRow[];
  readonly index: SealedRow | null;
  readonly notes: readonly NoteRow[];
  readonly events: readonly EventRow[];
  readonly own_clocks: OwnClocks;
  readonly waiting_act: ActRow | null;
  readonly transitions_allowed: readonly Transition[];
  /** The desk that the report was sealed for: its count stays there. */
  readonly counted_at: string | null;
  readonly may_offer: boolean;
  readonly offer: WaitingOffer | null;
  readonly desk_names: Readonly<Record<string, string>>;
}

/** A case of ours that waits for another desk. */
export interface WaitingOffer {
  readonly desk: string;
  readonly desk_name: string;
  readonly number: number;
}

/** A case of another desk in the list of what is offered to ours. */
export interface OfferedLine extends CaseRow {
  readonly from_desk: string;
}

/** What we are given of it before we decide. */
export interface OfferedCase extends CaseFacts, Pick<CaseFile, "report" | "letters" | "notes" | "events"> {
  readonly from_desk: string;
  readonly to_desk: string;
  readonly to_desk_name: string;
}

/** An act that one officer has signed and that waits for a second: who, what and why, and what is signed. */
export interface ActRow {
  readonly case: string;
  readonly desk: string;
  readonly desk_name: string;
  readonly act: "erase" | "lift_hold";
  readonly why: string;
  readonly proposer: PersonName;
  readonly at: string;
  readonly number: number;
  readonly prev: string;
  readonly note: string;
  readonly officer: string;
  readonly key: string;
  readonly signature: string;
}

/** The desk's own clocks: dates, and since when they stand. */
export interface OwnClocks {
  readonly assess_by: string | null;
  readonly next_action_on: string | null;
  readonly paused_since: string | null;
  readonly open: boolean;
}
