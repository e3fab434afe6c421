import type { BeginOptions, Flow, PageRequest, StepOptions, Verification } from '../client.js';
import type { CommonState, Ends, Has, Pending, States } from '../states.js';

export interface NetsBeginOptions extends BeginOptions {
  /**
   * Shows nothing but success: only who is logged on centrally is logged on here, and neither a refusal nor an SSO
   * server that cannot be reached is an error. For a page that greets everyone; `false` unless given.
   */
  readonly quiet?: boolean | undefined;
}

/** What a user logs on with. It goes to the SSO server in one request, and is in no state, snapshot or error. */
export interface NetsCredentials {
  /** 1 to 117 bytes. */
  readonly userID: string;
  /** 1 to 117 bytes. */
  readonly password: string;
}

export interface NetsTryOptions extends StepOptions {
  /** Where the SSO server sends the user back to, on one of the proxy's `hosts`; its `returnUrl` unless given. */
  readonly returnUrl?: string | undefined;
}

/** The name of a state: what the flow waits for, or how it ended. */
export type NetsStateName =
  /** For `begin()`; the user may be logged on centrally, so no form is to be shown yet. */
  | 'idle'
  /** For `logon()`: show the form. A logon in another tab is noticed within about a minute. */
  | 'ready'
  /** For `secondFactor()`. */
  | 'awaitingCode'
  /** For `chooseDuplicate()`. */
  | 'awaitingChoice'
  /** For this page to come back from the SSO server. */
  | 'awaitingReturn'
  /** The user is logged on; whether that holds is looked at about once a minute. */
  | 'verified'
  /** The user is logged on no more: `error`, `duplicate` and `mustLogOff` say more. */
  | 'loggedOut'
  /** Over: `error` says why. */
  | 'failed'
  /** Over: time ran out. */
  | 'expired'
  /** Over: `cancel()`. */
  | 'cancelled';

/** What a page can do next. */
export type NetsAction =
  | 'begin'
  | 'logon'
  | 'secondFactor'
  | 'chooseDuplicate'
  | 'result'
  | 'check'
  | 'trySso'
  | 'logoff'
  | 'cancel';

/** A logon elsewhere. */
export interface NetsDuplicate {
  /** Whose; in `awaitingChoice`. */
  readonly userId?: string;
  /** From which address. */
  readonly ip?: string;
  /** When, as the SSO server writes it. */
  readonly time?: string;
}

/** What states of NETS*SSO may have. */
interface NetsMembers extends CommonState {
  /** When the flow looks again by itself, or as soon after as somebody looks at the page: milliseconds since 1970. */
  readonly pollAt?: number;
  /** What the user is asked for. `expiresAt` says until when. */
  readonly factor?: { readonly userID?: string; readonly device?: string; readonly method?: string };
  /** How often a code may still be tried; absent where the server does not tell. */
  readonly attemptsLeft?: number;
  /**
   * In `awaitingChoice` the logon elsewhere; `expiresAt` says until when the user can choose, and is absent where there
   * is no limit. In `loggedOut` the later logon that ended this one.
   */
  readonly duplicate?: NetsDuplicate;
  /** What the server says of the account, in its own form. */
  readonly account?: {
    /** Wrong passwords in a row. */
    readonly failedCount?: string;
    /** When the password expires. */
    readonly expireDate?: string;
    /** Days until then. */
    readonly remainDays?: string;
  };
  /** Where the SSO server wants the user to be taken, for older sites; on one of the `hosts`. */
  readonly gateUrl?: string;
  /**
   * The agent's script that looks for a hijacked session (CheckHijacking), where the operator named one. Load it into a
   * page of HTML if you use it; nothing here does.
   */
  readonly hijackScript?: string;
  /** There is still a central logon, which `logoff()` has to end before another one. */
  readonly mustLogOff?: true;
  /** Where this page goes: the SSO server. */
  readonly open?: PageRequest;
}

/** What a logon may lead to, whatever the state it is made in. */
type NetsLogonStep = 'logonSso' | 'logon' | 'refused' | 'duplicate';

interface NetsStates extends Ends {
  readonly idle: Pending<'begin' | 'checkSso' | 'logon'>;
  readonly ready: Pending<NetsLogonStep | 'checkSso' | 'factor' | 'try'> &
    Has<NetsMembers, never, 'pollAt' | 'account' | 'error'>;
  readonly awaitingCode: Pending<NetsLogonStep> &
    Has<NetsMembers, never, 'factor' | 'attemptsLeft' | 'expiresAt' | 'error'>;
  readonly awaitingChoice: Pending<NetsLogonStep | 'choose' | 'factor'> & Has<NetsMembers, 'duplicate', 'expiresAt'>;
  readonly awaitingReturn: Has<NetsMembers, 'open'>;
  readonly verified: Pending<'check'> &
    Has<NetsMembers, never, 'pollAt' | 'account' | 'gateUrl' | 'hijackScript' | 'error'>;
  readonly loggedOut: Has<NetsMembers, never, 'duplicate' | 'mustLogOff' | 'open' | 'error'>;
}

/** What a page needs to show, told apart by `name`. Frozen; each change is a new object. */
export type NetsState = States<NetsStateName, NetsAction, NetsStates>;

/**
 * A flow of NETS*SSO (MOIN SSO). A call that can log the user on gives the ticket where it did, and else the state that
 * says what is needed: `'ticket' in outcome` tells them apart.
 */
export interface NetsFlow extends Flow<NetsState> {
  readonly provider: 'nets';
  /**
   * Asks the agent which site this is, and the SSO server whether the user is logged on: with the ticket where that is
   * so, else with the state, `ready` for the form. An SSO server that cannot be reached is `state.error`.
   */
  readonly begin: (options?: NetsBeginOptions) => Promise<Verification | NetsState>;
  /** Logs on: with the ticket, or with `awaitingCode` or `awaitingChoice`. A refusal rejects and keeps `ready`. */
  readonly logon: (credentials: NetsCredentials, options?: StepOptions) => Promise<Verification | NetsState>;
  /** The code of the second factor. A wrong one rejects with `next: 'retryCode'` and keeps the state. */
  readonly secondFactor: (code: string, options?: StepOptions) => Promise<Verification | NetsState>;
  /** `true` logs this user on and ends the logon elsewhere; `false` leaves that one, and is `ready` again. */
  readonly chooseDuplicate: (stay: boolean, options?: StepOptions) => Promise<Verification | NetsState>;
  /** The ticket of a logon that the flow came upon by itself, in another tab or on the way back: once. */
  readonly result: (options?: StepOptions) => Promise<Verification>;
  /** Looks now: whether the user is still logged on, or is by now. With the ticket where this finds a logon. */
  readonly check: (options?: StepOptions) => Promise<Verification | NetsState>;
  /**
   * Takes this page to the SSO server, for browsers that keep its cookie from other sites' pages; twice at most without
   * a logon between, then it rejects (reason `noAttempts`). Store `flow.snapshot()` when the state is `awaitingReturn`;
   * on the page that it comes back to, resume it and call `finishCallback()`.
   */
  readonly trySso: (options?: NetsTryOptions) => Promise<NetsState>;
  /** Takes this page to the SSO server, which logs the user off everywhere and sends it back to `returnUrl`. */
  readonly logoff: (options?: StepOptions) => Promise<NetsState>;
}

/** The client's method for NETS*SSO. */
export interface NetsClient {
  /** A new flow of NETS*SSO (MOIN SSO). Its pages ask the SSO server by themselves, with its cookie. */
  readonly nets: () => NetsFlow;
}
