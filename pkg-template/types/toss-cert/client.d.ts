import type { BeginOptions, Flow, PageRequest, StepOptions, Verification } from '../client.js';
import type { CommonState, Ends, Has, Pending, States } from '../states.js';

/**
 * What a flow of Toss cert is for. `personal`: the person whom the page names confirms in the Toss app. `window`: the
 * user names themself in Toss's own window (표준창). `page`: the same, but this page goes there and comes back to the
 * proxy's `successCallbackUrl`. `document`: the person whom the page names signs a document.
 */
export type TossCertMethod = 'personal' | 'window' | 'page' | 'document';

export interface TossCertBeginOptions extends BeginOptions {
  /** `personal` unless given. */
  readonly method?: TossCertMethod | undefined;
}

/** Whom Toss is to ask. All but `triggerType` is encrypted for Toss in the browser; the proxy cannot read it. */
export interface TossCertPerson {
  /** 1 to 100 characters. */
  readonly userName: string;
  /** 10 or 11 digits; dashes and spaces are taken out. */
  readonly userPhone: string;
  /** `yyyyMMdd`, a real day, not in the future. */
  readonly userBirthday: string;
  /** `PUSH`: the app tells the person by itself. `APP_SCHEME`: this page opens the app. `PUSH` unless given. */
  readonly triggerType?: 'PUSH' | 'APP_SCHEME' | undefined;
  /** For the method `document`, which needs it; no other takes it. */
  readonly document?: TossCertDocument | undefined;
}

/** For the method `document`. */
export interface TossCertSigner extends TossCertPerson {
  readonly document: TossCertDocument;
}

/** For the methods `window` and `page`: the user says there who they are. */
export type TossCertNobody = { readonly [Member in keyof TossCertPerson]?: undefined };

/** What is to be signed. */
export interface TossCertDocument {
  /** Who asks, as the user sees it: at most 100 characters. */
  readonly serviceName: string;
  /** At most 100 characters. */
  readonly title: string;
  /** At most 30,000 bytes in UTF-8. */
  readonly text: string;
  /** Whether the text holds personal data, and is encrypted for Toss. `true` unless given. */
  readonly personal?: boolean | undefined;
}

/** The name of a state: what the flow waits for, or how it ended. */
export type TossCertStateName =
  /** For `begin()`. */
  | 'idle'
  /** For `request()`. */
  | 'ready'
  /** For the user's word in the Toss app. */
  | 'awaitingApp'
  /** For the user to come back from Toss's window or page. */
  | 'awaitingReturn'
  /** Over: `confirm()` gave the ticket. */
  | 'verified'
  /** Over: `error` says why. */
  | 'failed'
  /** Over: time ran out. */
  | 'expired'
  /** Over: `cancel()`. */
  | 'cancelled';

/** What a page can do next. */
export type TossCertAction = 'begin' | 'request' | 'open' | 'confirm' | 'cancel';

/** What states of Toss cert may have. */
interface TossCertMembers extends CommonState {
  /** The next `request()` or `open()` opens a window: it has to be called within a click, nothing awaited before. */
  readonly opens?: true;
  /** What was opened. It may be shown as a link, too, for who lost it or had it blocked. */
  readonly open?: PageRequest;
}

interface TossCertStates extends Ends {
  readonly idle: Pending<'begin'>;
  readonly ready: Pending<'request'> & Has<TossCertMembers, 'expiresAt', 'opens'>;
  readonly awaitingApp: Pending<'confirm'> & Has<TossCertMembers, 'waitUntil' | 'expiresAt', 'open' | 'error'>;
  readonly awaitingReturn: Pending<'confirm'> &
    Has<TossCertMembers, 'waitUntil' | 'expiresAt' | 'open', 'opens' | 'error'>;
  readonly verified: object;
}

/** What a page needs to show, told apart by `name`. Frozen; each change is a new object. */
export type TossCertState = States<TossCertStateName, TossCertAction, TossCertStates>;

/** A flow of Toss cert. */
export interface TossCertFlow extends Flow<TossCertState> {
  readonly provider: 'tossCert';
  /** Gets Toss's key, and loads the WebAssembly meanwhile. */
  readonly begin: (options?: TossCertBeginOptions) => Promise<TossCertState>;
  /**
   * Checks and encrypts who is to be asked, and has Toss ask; nobody is named for the methods `window` and `page`.
   * Opens what has to be opened. A blocked window rejects (reason `windowBlocked`): `open()` in another click opens it.
   */
  readonly request: (info?: TossCertNobody | TossCertPerson, options?: StepOptions) => Promise<TossCertState>;
  /** Opens the page or the app of `state.open` again; for a window, within a click. */
  readonly open: (options?: StepOptions) => Promise<TossCertState>;
  /** Asks for the result. "Not yet" rejects with `next: 'wait'` and keeps the state. */
  readonly confirm: (options?: StepOptions) => Promise<Verification>;
  /**
   * `confirm()` again and again: no earlier than `state.waitUntil`, not while the page is hidden, and through "not yet"
   * and network trouble, until the person is verified or an error says otherwise.
   */
  readonly waitForApproval: (options?: StepOptions) => Promise<Verification>;
}

/** The client's method for Toss cert. */
export interface TossCertClient {
  /**
   * A new flow of Toss cert (토스인증). Make it before the click that calls it: what opens pages is loaded meanwhile.
   */
  readonly tossCert: () => TossCertFlow;
}
