import type { ErrorDetail, Lang } from './common.js';
import type { NetsFlow } from './nets/client.js';
import type { OmpassFlow } from './ompass/client.js';
import type { PassniFlow } from './passni/client.js';
import type { TossCertFlow } from './toss-cert/client.js';

export * from './nets/client.js';
export * from './ompass/client.js';
export * from './passni/client.js';
export * from './toss-cert/client.js';
export { BoninError, isBoninError } from './common.js';
export type { ErrorDetail, ErrorKind, Lang, NextStep } from './common.js';

/**
 * Where the WebAssembly comes from: the bytes of `bonin/mobileok.wasm` (`bonin/all.wasm` for `bonin/all`), a response
 * with them, or the module.
 */
export type WasmSource = ArrayBuffer | ArrayBufferView | Response | WebAssembly.Module;

/**
 * Loads the WebAssembly. Safe to call many times and at once: there is one load, and one that failed is forgotten, so
 * that the next call tries again. Flows load it by themselves; `encryptAuthInfo` and `encryptVerifyInfo` need it first.
 *
 * Without a source: beside the package's own code in browsers (bundlers follow it), Deno and Bun, from the file system
 * in Node, as a module in workerd. A load that takes over 30 s fails.
 *
 * The sentences of errors come after it, so that sealing need not wait for them: an error that is thrown within the
 * first moments has its reason's word as its message.
 *
 * @throws {BoninError} kind `network`, with the reason in `cause`
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;

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
export type AnyFlow = MobileokFlow | TossCertFlow | OmpassFlow | NetsFlow | PassniFlow;

export interface Client {
  /** A new flow of mobileOK identity verification (휴대폰 본인확인). */
  readonly mobileok: () => MobileokFlow;
  /**
   * A new flow of Toss cert (토스인증). Make it before the click that calls it: what opens pages is loaded meanwhile.
   */
  readonly tossCert: () => TossCertFlow;
  /** A new flow of OMPASS. Make it before the click that calls it: what opens pages is loaded meanwhile. */
  readonly ompass: () => OmpassFlow;
  /** A new flow of NETS*SSO (MOIN SSO). Its pages ask the SSO server by themselves, with its cookie. */
  readonly nets: () => NetsFlow;
  /** A new flow of Pass-Ni SSO. Make it before the click that calls `move()`: what opens pages is loaded meanwhile. */
  readonly passni: () => PassniFlow;
  /**
   * The flow that `flow.snapshot()` stored, in a page that was loaded anew. A step that was on its way then is lost and
   * can be tried again; where that is not safe, the flow is back at `idle`.
   *
   * @throws {BoninError} kind `misuse`, field `snapshot`, for anything that is no snapshot. One that only the core can
   * tell is refused as soon as that is loaded: the state becomes `failed`, and calls reject with the same error
   */
  readonly resume: <Flow extends AnyFlow = AnyFlow>(snapshot: string) => Flow;
}

/** The name of a state: what the flow waits for, or how it ended. */
export type StateName =
  /** For `begin()`. */
  | 'idle'
  /** For `request()`. */
  | 'ready'
  /** For the code that was sent to the phone. */
  | 'awaitingCode'
  /** For the user's word in the PASS app. */
  | 'awaitingApp'
  /** For `call()`, which rings the phone. */
  | 'awaitingCall'
  /** For the user to key `arsNumber` in during the call. */
  | 'calling'
  /** Over: `confirm()` gave the ticket. */
  | 'verified'
  /** Over: `error` says why. */
  | 'failed'
  /** Over: time ran out. */
  | 'expired'
  /** Over: `cancel()`. */
  | 'cancelled';

/** A call that a state allows. */
export type Action = 'begin' | 'request' | 'resend' | 'call' | 'confirm' | 'cancel';

/** What every state has. */
export interface CommonState {
  /** When the flow ends by itself, in milliseconds since 1970. */
  readonly expiresAt?: number;
  /** Before this time `confirm()` should not be asked again, in milliseconds since 1970. */
  readonly waitUntil?: number;
  /** What last went wrong. */
  readonly error?: ErrorDetail;
}

/** What a page needs to show. Frozen; each change is a new object. */
export interface FlowState extends CommonState {
  readonly name: StateName;
  /** The calls that may be made now. A page that shows these as buttons needs no knowledge of its own. */
  readonly actions: readonly Action[];
  /** The proxy's step that is on its way; until its answer only `cancel()` is taken. */
  readonly pending?: 'token' | 'request' | 'resend' | 'call' | 'confirm';
  /** How often a code may still be tried, as the provider counts: 3 at first. */
  readonly attemptsLeft?: number;
  /** How often the code may still be sent again, as the provider counts: 3 at first. */
  readonly resendsLeft?: number;
  /** When the code last sent stops being accepted, in milliseconds since 1970. */
  readonly codeExpiresAt?: number;
  /** The digits to key in during the call: to be shown, and read out by screen readers. */
  readonly arsNumber?: string;
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

/** A flow of mobileOK. */
export interface MobileokFlow extends Flow<FlowState> {
  readonly provider: 'mobileok';
  /** Gets a token, and loads the WebAssembly meanwhile. */
  readonly begin: (options?: BeginOptions) => Promise<FlowState>;
  /** Checks and seals `authInfo`, and asks the provider to verify this person. */
  readonly request: (authInfo: AuthInfo, options?: StepOptions) => Promise<FlowState>;
  /** Has the code sent again. */
  readonly resend: (options?: StepOptions) => Promise<FlowState>;
  /** Has the phone rung. */
  readonly call: (options?: StepOptions) => Promise<FlowState>;
  /**
   * Asks for the result. "Not yet" rejects with `next: 'wait'` and keeps the state.
   *
   * @param authNumber the code of 6 digits; left out for PASS and ARS
   */
  readonly confirm: (authNumber?: string, options?: StepOptions) => Promise<Verification>;
  /**
   * `confirm()` for PASS and ARS again and again: no earlier than `state.waitUntil`, not while the page is hidden, and
   * through "not yet" and network trouble, until the person is verified or an error says otherwise.
   */
  readonly waitForApproval: (options?: StepOptions) => Promise<Verification>;
}

/** A carrier, or the carrier that a budget carrier (알뜰폰, MVNO) uses. */
export type Carrier = 'SKT' | 'KT' | 'LGU' | 'SKTMVNO' | 'KTMVNO' | 'LGUMVNO';

/**
 * What the verification is for: `01001` joining, `01002` change of data, `01003` finding an id, `01004` finding a
 * password, `01005` identity check, `01007` purchase or payment, `01999` other.
 */
export type UsageCode = '01001' | '01002' | '01003' | '01004' | '01005' | '01007' | '01999';

/** Adult checks, by SMS only: `01016` by the Civil Act, `01026` by the Youth Protection Act. */
export type AdultUsageCode = '01016' | '01026';

/** MOKAuthInfo: `serviceType` and `reqAuthType` name the method, and the method the other fields. */
export type AuthInfo =
  PassAuthInfo | SmsAuthInfo | LmsAuthInfo | ArsAuthInfo | SmsPossessionAuthInfo | ArsPossessionAuthInfo;

interface PersonAuthInfo {
  readonly providerId: Carrier;
  readonly usageCode: UsageCode;
  /** As the carrier knows it, 1 to 100 characters. */
  readonly userName: string;
  /** 10 or 11 digits; dashes and spaces are taken out. */
  readonly userPhone: string;
  /** Set by the library. */
  readonly retTransferType?: 'MOKResult' | undefined;
}

interface Birthday {
  /** `yyyyMMdd`, a real day, not in the future. */
  readonly userBirthday: string;
}

interface GenderAndNation {
  /** `1` male, `2` female. */
  readonly userGender: '1' | '2';
  /** `0` Korean, `1` foreign. */
  readonly userNation: '0' | '1';
}

interface RegistNumber {
  /** The first digit of the back half of the resident number; where it is given, gender and nation do not count. */
  readonly userRegistSingleNumber: '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8';
}

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Fields that a method must not have. */
type Without<Field extends string> = { readonly [F in Field]?: undefined };

interface Sender {
  /** The number the message or call comes from: 8 to 12 digits, registered with the carriers. */
  readonly replyNumber?: string | undefined;
}

interface ShortMessage {
  /** The text of the message, with `[000000]` where the code goes: at most 80 bytes, Hangul counting 2. */
  readonly sendMsg?: string | undefined;
}

interface ArsCode {
  /** The code agreed with the provider: at most 50 letters, digits, `-` and `_`. */
  readonly arsCode: string;
}

interface Extended {
  /** Whatever was agreed with the provider, as a JSON object of at most 8,192 bytes. */
  readonly extension?: Extension | undefined;
}

/** Additions that were agreed with the provider. */
export interface Extension {
  /** For ARS: a JSON text, such as `'{"companyName":"…"}'`. */
  readonly arsRequestMsg?: string | undefined;
  readonly [name: string]: unknown;
}

/** The carrier's PASS app. */
export interface PassAuthInfo extends PersonAuthInfo, Optional<Birthday>,
  Without<'userGender' | 'userNation' | 'userRegistSingleNumber'>,
  Without<'arsCode' | 'sendMsg' | 'replyNumber' | 'extension'> {
  readonly serviceType: 'telcoAuth';
  readonly reqAuthType: 'PASS';
}

/** A code by SMS; the person is given by gender and nation, or by a digit of the resident number. */
export type SmsAuthInfo = Omit<PersonAuthInfo, 'usageCode'> & Birthday & Sender & ShortMessage & Extended & {
  readonly serviceType: 'telcoAuth';
  readonly reqAuthType: 'SMS';
  readonly usageCode: UsageCode | AdultUsageCode;
} & Without<'arsCode'> & ((GenderAndNation & Optional<RegistNumber>) | (RegistNumber & Optional<GenderAndNation>));

/** A code by LMS, a longer message. */
export interface LmsAuthInfo extends PersonAuthInfo, Birthday, GenderAndNation, Sender, Extended,
  Without<'userRegistSingleNumber' | 'arsCode'> {
  readonly serviceType: 'telcoAuth-LMS';
  readonly reqAuthType: 'LMS';
  /** The text of the message, with `[000000]` where the code goes: at most 2,000 bytes, Hangul counting 2. */
  readonly sendMsg?: string | undefined;
}

/** A number keyed in during a call. */
export interface ArsAuthInfo extends PersonAuthInfo, Birthday, GenderAndNation, Sender, ArsCode, Extended,
  Without<'userRegistSingleNumber' | 'sendMsg'> {
  readonly serviceType: 'telcoAuth-ARSAuth';
  readonly reqAuthType: 'ARS';
}

/** Only that the phone is at hand, by SMS. */
export interface SmsPossessionAuthInfo extends Omit<PersonAuthInfo, 'providerId'>, Sender, ShortMessage, Extended,
  Without<'userBirthday' | 'userGender' | 'userNation' | 'userRegistSingleNumber' | 'arsCode'> {
  readonly serviceType: 'SMSAuth';
  readonly reqAuthType: 'SMS';
  readonly providerId: 'SMS';
}

/** Only that the phone is at hand, by a number heard on a call. */
export interface ArsPossessionAuthInfo extends Omit<PersonAuthInfo, 'providerId'>, Sender, ShortMessage, ArsCode,
  Without<'userBirthday' | 'userGender' | 'userNation' | 'userRegistSingleNumber' | 'extension'> {
  readonly serviceType: 'ARSAuth';
  readonly reqAuthType: 'ARS';
  readonly providerId: 'ARS';
}

/** MOKVerifyInfo. */
export interface VerifyInfo {
  /** 6 digits; spaces are taken out. */
  readonly authNumber: string;
}
