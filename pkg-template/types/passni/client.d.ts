import type { BeginOptions, Flow, StepOptions, Verification } from '../client.js';
import type { CommonState, Ends, Has, Pending, States } from '../states.js';

export interface PassniLoginOptions extends StepOptions {
  /** Whom the SSO server's login view asks for; the user says so there unless given. 1 to 200 bytes. */
  readonly userId?: string | undefined;
}

export interface PassniMoveOptions extends StepOptions {
  /** `popup` unless given: a window of its own. `post`: this page goes there. */
  readonly how?: 'popup' | 'post' | undefined;
}

/** A system that is linked to the same SSO server. */
export interface PassniAgent {
  /** For `move()`. */
  readonly id: string;
  readonly name: string;
  /** Whether `move()` can go there: the proxy's `agentHosts` has its host. */
  readonly movable: boolean;
}

/** How a login stands. `duplicate`: it counts, and the same user logged in elsewhere, too. */
export interface PassniStatus {
  readonly status: 'loggedIn' | 'duplicate' | 'loggedOut';
  /** Of a duplicate: from where, if the SSO server tells. */
  readonly ip?: string;
}

/** The name of a state: what the flow waits for, or how it ended. */
export type PassniStateName =
  /** For `enter()`, or `login()`. */
  | 'idle'
  /** The user is logged in; whether that holds is looked at about once a minute. */
  | 'verified'
  /** Over: the user is logged out. `error` says why, where it was not by `logout()` or elsewhere. */
  | 'loggedOut'
  /** Over: `error` says why. */
  | 'failed'
  /** Over: time ran out. */
  | 'expired'
  /** Over: `cancel()`. */
  | 'cancelled';

/** What a page can do next. */
export type PassniAction = 'login' | 'enter' | 'agents' | 'move' | 'check' | 'logout' | 'cancel';

/** What states of Pass-Ni may have. */
interface PassniMembers extends CommonState {
  /** `move()` opens a window, unless told otherwise: it has to be called within a click, nothing awaited before. */
  readonly opens?: true;
  /** When the flow looks again by itself, or as soon after as somebody looks at the page: milliseconds since 1970. */
  readonly pollAt?: number;
  /** The same user logged in elsewhere, too; from where, if the SSO server tells. */
  readonly duplicate?: { readonly ip?: string };
  /** After `logout()`: whether the bridge told the SSO server. */
  readonly propagated?: boolean;
}

interface PassniStates extends Ends {
  readonly idle: Pending<'login' | 'enter'>;
  readonly verified: Pending<'agents' | 'move' | 'check' | 'logout'> &
    Has<PassniMembers, 'opens', 'pollAt' | 'duplicate' | 'error'>;
  readonly loggedOut: Has<PassniMembers, never, 'propagated' | 'error'>;
}

/** What a page needs to show, told apart by `name`. Frozen; each change is a new object. */
export type PassniState = States<PassniStateName, PassniAction, PassniStates>;

/** A flow of Pass-Ni SSO. Neither a token nor a code of it is ever in a state or a snapshot. */
export interface PassniFlow extends Flow<PassniState> {
  readonly provider: 'passni';
  /**
   * Takes this page to the SSO server's login view. The user comes back to the proxy's `pageUrl` with a code, for
   * another flow: there is nothing to store.
   */
  readonly login: (options?: PassniLoginOptions) => Promise<PassniState>;
  /**
   * Gives the ticket for the code that `takeSsoCode()` of `bonin/callback` found. A code is good once: after a refusal
   * the flow is over, and the user logs in again. Give a `nonce` of your own session and compare it when the ticket is
   * redeemed: anybody can send a browser to your page with a code of theirs.
   */
  readonly enter: (ssoCode: string, options?: BeginOptions) => Promise<Verification>;
  /** The linked systems. */
  readonly agents: (options?: StepOptions) => Promise<readonly PassniAgent[]>;
  /**
   * Opens another system, with a code that logs the user in there: for a window, within a click. A blocked window
   * rejects (reason `windowBlocked`).
   *
   * @throws {BoninError} kind `misuse`, field `agentId`, for a system that is not linked; kind `config`, field
   * `agentHosts`, for one that codes must not be sent to
   */
  readonly move: (agentId: string, options?: PassniMoveOptions) => Promise<PassniState>;
  /** Asks the SSO server now. */
  readonly check: (options?: StepOptions) => Promise<PassniStatus>;
  /**
   * Ends the login here, and takes this page to the proxy's `logoutUrl`, where one is set: that logs the user out of
   * every system. Where the bridge cannot be reached it rejects, and the login stands.
   */
  readonly logout: (options?: StepOptions) => Promise<PassniState>;
}

/** The client's method for Pass-Ni SSO. */
export interface PassniClient {
  /** A new flow of Pass-Ni SSO. Make it before the click that calls `move()`: what opens pages is loaded meanwhile. */
  readonly passni: () => PassniFlow;
}
