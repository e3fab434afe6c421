import type { ProviderClients } from '../wasm/types/client.js';
import type { Lang } from './common.js';
import type { AuthInfo, VerifyInfo } from './mobileok/client.js';
import type { WasmSource } from './web.js';

export * from '../wasm/types/client.js';
export { BoninError, isBoninError } from './common.js';
export type { ConfigFault, ErrorDetail, ErrorKind, ErrorReason, Lang, NextStep } from './common.js';
export type { CommonState } from './states.js';
export type { WasmSource } from './web.js';

/**
 * Where the WebAssembly of providers comes from, by their names: `{ tossCert: fetch(url) }`. The file of each is
 * exported under its own (`bonin/toss-cert.wasm`).
 */
export type WasmSources = {
  readonly [P in keyof ProviderClients]?: WasmSource | Promise<WasmSource> | undefined;
};

/**
 * Loads the WebAssembly. Safe to call many times and at once: there is one load, and one that failed is forgotten, so
 * that the next call tries again. Flows load it by themselves; `encryptAuthInfo` and `encryptVerifyInfo` need it first.
 *
 * Without a source: beside the package's own code in browsers (bundlers follow it), from the file system in Node, Deno
 * and Bun, as a module in workerd. Where something else comes for the file, the same bytes come from a module of
 * JavaScript. A load that takes over 30 s fails.
 *
 * @param source of mobileOK's file, which sealing needs; or sources by provider, and then those named are loaded
 *
 * The sentences of errors come after it, so that sealing need not wait for them: an error that is thrown within the
 * first moments has its reason's word as its message.
 *
 * @throws {BoninError} kind `network`, or `config` if trying again would not help, with the reason in `cause`
 */
export function init(source?: WasmSource | Promise<WasmSource> | WasmSources): Promise<void>;

/**
 * Checks MOKAuthInfo and seals it for the provider.
 *
 * @param publicKey the `publicKey` of the token step: SPKI in base64, RSA of 2048 to 4096 bits
 * @returns `encryptMOKAuthInfo`: two base64 texts with `|` between them
 * @throws {BoninError} kind `misuse`; `field` names the input, in dotted form where it is nested. Before `init()` too
 */
export function encryptAuthInfo(publicKey: string, authInfo: AuthInfo): string;

/**
 * Checks MOKVerifyInfo and seals it for the provider.
 *
 * @param publicKey the `publicKey` of the token step: SPKI in base64, RSA of 2048 to 4096 bits
 * @returns `encryptMOKVerifyInfo`: two base64 texts with `|` between them
 * @throws {BoninError} kind `misuse`; `field` names the input. Before `init()` too
 */
export function encryptVerifyInfo(publicKey: string, verifyInfo: VerifyInfo): string;

/** @throws {BoninError} kind `misuse` for an option that is unknown or wrong; `field` names it */
export function createClient(options: ClientOptions): Client;

export interface ClientOptions {
  /** Where the proxy is, its basePath included: `/bonin`, `https://api.example.com/bonin`. */
  readonly proxyUrl: string | URL;
  /** Used instead of the global `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** The language of messages. By default the browser's: `en` where that is English, else `ko`. */
  readonly lang?: Lang | undefined;
  /** The clock: milliseconds since 1970. By default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /**
   * Opens what a flow has to open, instead of the package: for apps with a browser of their own, or a page that handles
   * links itself. What it throws counts as blocked. Where it returns something with `closed`, such as a Window, that is
   * looked at. No window is opened within the click then.
   */
  readonly open?: ((page: PageRequest) => { readonly closed: boolean } | void) | undefined;
  /** How long the proxy may take to answer a step, in milliseconds. By default 15,000. */
  readonly timeoutMs?: number | undefined;
}

/** A page or an app that the user has to go to. */
export interface PageRequest {
  /**
   * `popup`: a window of its own, by POST where there are `fields`. `redirect` and `post`: this page goes there, so its
   * snapshot has to be stored when the state names this. `app`: the link of an app; nothing comes back from it.
   */
  readonly how: 'popup' | 'redirect' | 'post' | 'app';
  /** Where. */
  readonly url: string;
  /** What is posted there. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The link for Android, where it is another one; what the package opens follows the device. */
  readonly android?: string;
  /** The link for iPhones and iPads, likewise. */
  readonly ios?: string;
}

/** A flow of any provider; `provider` tells which. */
export type AnyFlow = ReturnType<ProviderClients[keyof ProviderClients]>;

/** A method for each provider, which makes a new flow, and one that goes on with a stored flow. */
export interface Client extends ProviderClients, Resumes<AnyFlow> {}

/** A client of one provider. */
export type ClientOf<P extends keyof ProviderClients> = Pick<ProviderClients, P> &
  Resumes<ReturnType<ProviderClients[P]>>;

/** What clients of all kinds have. */
interface Resumes<Any> {
  /**
   * The flow that `flow.snapshot()` stored, in a page that was loaded anew. A step that was on its way then is lost and
   * can be tried again; where that is not safe, the flow is back at `idle`.
   *
   * @throws {BoninError} kind `misuse`, field `snapshot`, for anything that is no snapshot. One that only the core can
   * tell is refused as soon as that is loaded: the state becomes `failed`, and calls reject with the same error
   */
  readonly resume: <Flow extends Any = Any>(snapshot: string) => Flow;
}

/** What a verified flow gives the page: no personal data, unless the relying party's proxy says so by `claims`. */
export interface Verification {
  /** For the relying party's backend alone, which redeems it, once: opaque. */
  readonly ticket: string;
  /** What the proxy lets the browser see besides. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface StepOptions {
  /**
   * Gives up this step: its request is aborted, its promise rejects with kind `cancelled`, and the flow is back where
   * the step can be tried again. `flow.cancel()` gives up the whole flow instead.
   */
  readonly signal?: AbortSignal | undefined;
}

export interface BeginOptions extends StepOptions {
  /** The relying party's value for this flow, at most 200 bytes; the ticket holds it, for the backend to compare. */
  readonly nonce?: string | undefined;
}

/**
 * One verification of one person. Every promise settles; failures are {@link BoninError}s. One step is on its way at a
 * time: a call meanwhile rejects (kind `misuse`, reason `busy`) and disturbs nothing. The methods need no `this`.
 */
export interface Flow<State> {
  /** The newest state; never the same object after a change. */
  readonly state: State;
  /** Gives up the flow: what is pending rejects with kind `cancelled`. Changes nothing of a flow that is over. */
  readonly cancel: () => void;
  /** Calls `listener` with the newest state after each change, until the function it returns is called. */
  readonly subscribe: (listener: (state: State) => void) => () => void;
  /**
   * The flow as text, for `client.resume()`: no personal data, but whoever has it can go on with the flow, so it
   * belongs into `sessionStorage` at most.
   */
  readonly snapshot: () => string;
}
