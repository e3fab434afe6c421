import type { BeginOptions, Flow, PageRequest, StepOptions, Verification } from '../client.js';
import type { CommonState, Ends, Has, Pending, States } from '../states.js';

/**
 * What OMPASS stands for. `u2f`: after the password, which your backend has checked. `uaf`: instead of one. OMPASS
 * wants `u2f` to be there before `uaf` is.
 */
export type OmpassMethod = 'uaf' | 'u2f';

export interface OmpassBeginOptions extends BeginOptions {
  /** `uaf` unless given. */
  readonly method?: OmpassMethod | undefined;
  /**
   * The user's id at your site, 1 to 30 characters, just as it is. For `u2f`, and with version 2 of OMPASS for both;
   * with version 1 the user of `uaf` says on OMPASS's page who they are.
   */
  readonly userId?: string | undefined;
  /** The language of OMPASS's page, a tag such as `ko` or `en-US`; that of messages unless given. */
  readonly lang?: string | undefined;
  /**
   * `popup` unless given: a window of its own. `redirect`: this page goes there, for iOS and the browsers inside apps,
   * where windows get lost; store `flow.snapshot()` before it leaves, and resume it on the page OMPASS returns to.
   */
  readonly how?: 'popup' | 'redirect' | undefined;
}

/** The name of a state: what the flow waits for, or how it ended. */
export type OmpassStateName =
  /** For `begin()`. */
  | 'idle'
  /** For the user to come back from OMPASS's page. */
  | 'awaitingReturn'
  /** Over: `finish()` gives the ticket. */
  | 'verified'
  /** Over: `error` says why. */
  | 'failed'
  /** Over: time ran out. */
  | 'expired'
  /** Over: `cancel()`. */
  | 'cancelled';

/** What a page can do next. */
export type OmpassAction = 'begin' | 'open' | 'finish' | 'cancel';

/** What states of OMPASS may have. */
interface OmpassMembers extends CommonState {
  /** The next `begin()` or `open()` opens a window: it has to be called within a click, nothing awaited before. */
  readonly opens?: true;
  /** What was opened. It may be shown as a link, too, for who lost it or had it blocked. */
  readonly open?: PageRequest;
}

interface OmpassStates extends Ends {
  readonly idle: Pending<'begin'> & Has<OmpassMembers, never, 'opens'>;
  readonly awaitingReturn: Pending<'finish'> & Has<OmpassMembers, 'expiresAt' | 'open', 'opens' | 'error'>;
  readonly verified: object;
}

/** What a page needs to show, told apart by `name`. Frozen; each change is a new object. */
export type OmpassState = States<OmpassStateName, OmpassAction, OmpassStates>;

/** A flow of OMPASS. It takes no key and no secret: those are the proxy's. */
export interface OmpassFlow extends Flow<OmpassState> {
  readonly provider: 'ompass';
  /**
   * Opens OMPASS's page: within a click, nothing awaited before. Settles once it is open. A blocked window rejects
   * (reason `windowBlocked`): `open()` in another click opens it.
   */
  readonly begin: (options?: OmpassBeginOptions) => Promise<OmpassState>;
  /** Opens the page of `state.open` again; for a window, within a click. */
  readonly open: (options?: StepOptions) => Promise<OmpassState>;
  /**
   * Gives the ticket, once. Without an address it waits for the page that calls `finishCallback()`, or gives what came
   * of that already. A window that is closed rejects (reason `windowClosed`) and keeps the state: whoever closed it may
   * have been through, so `finish()` can be called again. After a failure it rejects with that.
   *
   * @param callbackUrl the address that OMPASS returned to, where your own page takes it; take it out of the URL and
   * the history first
   * @throws {BoninError} kind `misuse`, field `callbackUrl`, for an address without a result; kind `tampered`, reason
   * `otherTransaction`, for another user's
   */
  readonly finish: (
    callbackUrl?: string | null, options?: StepOptions & { readonly userId?: string | undefined },
  ) => Promise<Verification>;
}

/** The client's method for OMPASS. */
export interface OmpassClient {
  /** A new flow of OMPASS. Make it before the click that calls it: what opens pages is loaded meanwhile. */
  readonly ompass: () => OmpassFlow;
}
