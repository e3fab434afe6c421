import type { EmulatedProviders } from '../wasm/types/emulator.js';
import type { BoninError } from './common.js';
import type { EmulatorFaultOrder, EmulatorOf, EmulatorSteps } from './emulator-faults.js';
import type { WasmSource } from './web.js';

export { BoninError, isBoninError } from './common.js';
export * from '../wasm/types/emulator.js';
export * from './emulator-faults.js';
export type { WasmSource } from './web.js';

/** One pair of RSA keys: base64 of PKCS#8 and of SPKI. */
export interface EmulatorKeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** The keys of every provider that has some. */
export type EmulatorKeys = {
  readonly [P in keyof EmulatedProviders as EmulatedProviders[P] extends { keys: object } ? P : never]:
    EmulatedProviders[P] extends { keys: infer Keys } ? Keys : never;
};

/** The providers that are emulated. */
export type EmulatorProvider = keyof EmulatedProviders;

/** Identity verification services that verify nobody, with the phones of everyone. Never in production. */
export function createEmulator(options?: EmulatorOptions): Promise<Emulator>;

/** New keys, for every emulator of a test run: making them takes a moment. */
export function createEmulatorKeys(): Promise<EmulatorKeys>;

export interface EmulatorOptions extends EmulatorProviderOptions {
  /** The clock behind the emulator's, in milliseconds. */
  readonly now?: () => number;
  /** Milliseconds that each answer of a service takes. */
  readonly fetchDelay?: number;
  /** New ones unless given. */
  readonly keys?: EmulatorKeys | Promise<EmulatorKeys>;
  /** The site URL that the relying party is registered with at mobileOK. */
  readonly siteUrl?: string;
  /** `bonin/emulator.wasm`, for a runtime or bundle in which the package cannot find it. */
  readonly wasm?: WasmSource | Promise<WasmSource>;
}

/** What `createEmulator` is told of each provider that has to be told something. */
type EmulatorProviderOptions = {
  readonly [P in keyof EmulatedProviders as EmulatedProviders[P] extends { options: object } ? P : never]?:
    EmulatedProviders[P] extends { options: infer Options } ? Options : never;
};

/** What a proxy needs for each provider. */
type EmulatorSettings = { readonly [P in keyof EmulatedProviders]: EmulatedProviders[P]['settings'] };

/** Identity verification services that verify nobody. Never in production. */
export interface Emulator extends EmulatorSettings {
  /**
   * Answers what would go to a service, to a phone or to the control API. Rejects with a TypeError where a connection
   * drops. Needs no `this`.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** The emulator's clock, in milliseconds: share it with the proxy and the client that it is tested with. */
  now(): number;
  /** A phone, by its number. Every number has one. */
  phone(number: string): EmulatorPhone;
  readonly control: EmulatorControl;
}

/** A text message. */
export interface EmulatorMessage {
  readonly at: number;
  readonly from: string;
  readonly kind: 'SMS' | 'LMS';
  readonly text: string;
  readonly code: string;
}

/** A prompt of an app: one that waits, or else the newest. */
export interface EmulatorPrompt {
  readonly app: 'PASS' | 'Toss' | 'OMPASS' | (string & {});
  readonly at: number;
  readonly state: 'waiting' | 'approved' | 'declined' | 'timedOut';
  /** PASS: how it ended without approval. */
  readonly code?: string;
  /** Toss: what is to be signed. */
  readonly document?: { readonly title: string; readonly text: string };
}

/** The newest call: one to key a number in, or one that reads a number out. */
export interface EmulatorCall {
  readonly at: number;
  readonly kind: 'keypad' | 'listen';
  readonly state: 'ringing' | 'answered' | 'done' | 'ended';
  /** What the call reads out, once it is answered. */
  readonly spoken?: string;
  /** Numbers that may still be keyed in. */
  readonly triesLeft?: number;
  /** How it ended. */
  readonly code?: string;
}

/** What a phone shows. */
export interface EmulatorView {
  readonly phone: string;
  /** The emulator's clock. */
  readonly now: number;
  /** The oldest first. */
  readonly messages: readonly EmulatorMessage[];
  readonly prompt?: EmulatorPrompt;
  readonly call?: EmulatorCall;
}

/**
 * A phone in its owner's hand. Nothing here is asynchronous. What does not fit, such as answering a phone that does not
 * ring, throws a {@link BoninError} of kind `misuse` and reason `notNow`.
 */
export interface EmulatorPhone {
  /** Digits only. */
  readonly number: string;
  view(): EmulatorView;
  messages(): readonly EmulatorMessage[];
  /** The code of the newest message. */
  latestCode(): string | undefined;
  prompt(): EmulatorPrompt | undefined;
  call(): EmulatorCall | undefined;
  /** What the newest call reads out. */
  spoken(): string | undefined;
  /** Looks at the Toss prompt, which is in progress then. */
  open(): EmulatorView;
  /** Says yes to the prompt that waits; the newest one, where there are more. */
  approve(): EmulatorView;
  /** Says no to it. */
  decline(): EmulatorView;
  /** Lets it time out. */
  ignore(): EmulatorView;
  /** Picks up. */
  answer(): EmulatorView;
  /** Refuses the call before picking up. */
  dismiss(): EmulatorView;
  /** Lets the phone ring until the call gives up. */
  miss(): EmulatorView;
  /** Is on another call. */
  busy(): EmulatorView;
  /** Keys digits in; `#` cancels. */
  key(digits: string | number): EmulatorView;
  hangUp(): EmulatorView;
}

/** What a test may choose, of mobileOK unless it names another provider. */
export type EmulatorOptionsOrder = {
  readonly [P in keyof EmulatedProviders]: EmulatedProviders[P]['order'] & EmulatorOf<P>;
}[keyof EmulatedProviders];

/** One request that arrived: names of fields, never their values. */
export interface EmulatorLogLine {
  readonly at: number;
  readonly provider: EmulatorProvider;
  readonly step: EmulatorSteps[EmulatorProvider];
  readonly fields: readonly string[];
  /** The names of what came encrypted. */
  readonly sealed: readonly string[];
  /** The code of the answer; `dropped` or `html` where there was none. */
  readonly code: string;
}

/** A magic number: what happens to those who give it, with which methods. */
export interface EmulatorNumber {
  readonly phone: string;
  /**
   * Those of mobileOK: ARS, ARSAuth, LMS, PASS, SMS, SMSAuth; those of Toss cert: PUSH, APP_SCHEME, WINDOW;
   * those of OMPASS: uaf, u2f.
   */
  readonly methods: readonly string[];
  readonly ko: string;
  readonly en: string;
}

/** The control API. Nothing here is asynchronous. */
export interface EmulatorControl {
  fault(order: EmulatorFaultOrder): void;
  clearFaults(): void;
  /** Moves the clock of everything forward. */
  advance(ms: number): void;
  /** Sets the clock to the one behind it. */
  resetClock(): void;
  options(options: EmulatorOptionsOrder): void;
  log(): readonly EmulatorLogLine[];
  /** How many requests of each step arrived since the start or the last reset; mobileOK's unless given. */
  counts(provider?: EmulatorProvider): { readonly [step: string]: number };
  /** The magic numbers, or the users in their stead; mobileOK's unless given. */
  numbers<P extends EmulatorProvider = 'mobileok'>(provider?: P): readonly EmulatedProviders[P]['number'][];
  /** The phones that something happened on, the newest first. */
  phones(): readonly { readonly phone: string; readonly at: number; readonly method: string }[];
  /** Forgets everything: transactions, phones, faults, options, log and clock. */
  reset(): void;
}
