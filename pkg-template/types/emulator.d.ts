import type { BoninError } from './common.js';

export { BoninError, isBoninError } from './common.js';

/** One pair of RSA keys: base64 of PKCS#8 and of SPKI. */
export interface EmulatorKeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** The keys of the service and those of its one relying party. */
export interface EmulatorKeys {
  readonly server: EmulatorKeyPair;
  readonly client: EmulatorKeyPair;
}

/** A mobileOK service that verifies nobody, with the phones of everyone. Never in production. */
export function createEmulator(options?: EmulatorOptions): Promise<Emulator>;

/** New keys, for every emulator of a test run: making them takes a moment. */
export function createEmulatorKeys(): Promise<EmulatorKeys>;

export interface EmulatorOptions {
  /** The clock behind the emulator's, in milliseconds. */
  readonly now?: () => number;
  /** Milliseconds that each answer of the service takes. */
  readonly fetchDelay?: number;
  /** New ones unless given. */
  readonly keys?: EmulatorKeys | Promise<EmulatorKeys>;
  /** The site URL that the relying party is registered with. */
  readonly siteUrl?: string;
}

/** A mobileOK service that verifies nobody. Never in production. */
export interface Emulator {
  /**
   * Answers what would go to the service, to a phone or to the control API. Rejects with a TypeError where a connection
   * drops. Needs no `this`.
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** The emulator's clock, in milliseconds: share it with the proxy and the client that it is tested with. */
  now(): number;
  /** What a proxy needs; `baseUrl` holds in-process, behind a server it is the server's URL. */
  readonly mobileok: {
    readonly baseUrl: string;
    readonly siteUrl: string;
    readonly keyFile: Uint8Array;
    readonly password: string;
    readonly serviceId: string;
  };
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

/** The newest PASS prompt; `code` says how it ended without approval. */
export interface EmulatorPrompt {
  readonly at: number;
  readonly state: 'waiting' | 'approved' | 'declined' | 'timedOut';
  readonly code?: string;
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
  /** Says yes to the PASS prompt. */
  approve(): EmulatorView;
  /** Says no to the PASS prompt. */
  decline(): EmulatorView;
  /** Lets the PASS prompt time out. */
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

/** The steps of the service, or all of them. */
export type EmulatorStep = 'any' | 'token' | 'request' | 'resend' | 'call' | 'confirm';

/** What goes wrong. */
export type EmulatorFault =
  /** The service answers this code, and the step has no effect. With `token` a new token comes along. */
  | {
      readonly kind: 'code';
      readonly code: string | number;
      readonly message?: string;
      readonly retryCount?: string | number;
      readonly resendCount?: string | number;
      readonly token?: boolean;
    }
  /** The answer is late, by `delay`. */
  | { readonly kind: 'delay' }
  /** The connection drops: before the service saw the request, or, `served`, after it did its part. */
  | { readonly kind: 'drop'; readonly served?: boolean }
  /** The answer has no body. */
  | { readonly kind: 'empty' }
  /** A page comes instead of an answer; status 502 unless given. */
  | { readonly kind: 'html'; readonly status?: number }
  /** The body is no JSON. */
  | { readonly kind: 'notJson' }
  /** The answer lacks its new token. */
  | { readonly kind: 'noToken' }
  /** The token's public key is missing, no key, of 1,024 bits, or of another kind. */
  | { readonly kind: 'publicKey'; readonly key: 'missing' | 'text' | 'weak' | 'ec' }
  /** The right answer has another status; 500 unless given. */
  | { readonly kind: 'status'; readonly status?: number }
  /** The right answer says that it is plain text. */
  | { readonly kind: 'textPlain' }
  /** The result's envelope is changed on its way. */
  | {
      readonly kind: 'envelope';
      readonly part:
        'base64' | 'ciphertext' | 'extra' | 'hash' | 'key' | 'padding' | 'rsa' | 'separator' | 'truncated';
    }
  /** The result has other members; `null` takes one away. */
  | { readonly kind: 'result'; readonly set: { readonly [name: string]: unknown } }
  /** The result was issued so many minutes later, or earlier where negative. */
  | { readonly kind: 'issueDate'; readonly minutes: number }
  /** The result is that of another transaction. */
  | { readonly kind: 'otherTransaction' }
  /** The result before comes again. */
  | { readonly kind: 'replay' }
  /** A transaction that has its result gets the same one once more. */
  | { readonly kind: 'again' };

/**
 * A fault on order. Faults of a result, from `envelope` on, wait for a result; the others take the next request of
 * their step.
 */
export type EmulatorFaultOrder = EmulatorFault & {
  /** Any step unless given; faults of a result know theirs. */
  readonly step?: EmulatorStep;
  /** Once unless given. */
  readonly times?: number | 'always';
  /** Requests that pass first. */
  readonly skip?: number;
  /** Milliseconds before the answer; not with faults of a result. */
  readonly delay?: number;
};

/** One request that arrived: names of fields, never their values. */
export interface EmulatorLogLine {
  readonly at: number;
  readonly step: Exclude<EmulatorStep, 'any'>;
  readonly fields: readonly string[];
  /** The names inside the envelope. */
  readonly sealed: readonly string[];
  /** The code of the answer; `dropped` or `html` where there was none. */
  readonly code: string;
}

/** A magic number: what happens to those who give it, with which methods. */
export interface EmulatorNumber {
  readonly phone: string;
  readonly methods: readonly ('ARS' | 'ARSAuth' | 'LMS' | 'PASS' | 'SMS' | 'SMSAuth')[];
  readonly ko: string;
  readonly en: string;
}

/** The control API. Nothing here is asynchronous. */
export interface EmulatorControl {
  fault(order: EmulatorFaultOrder): void;
  clearFaults(): void;
  /** Moves the clock forward. */
  advance(ms: number): void;
  /** Sets the clock to the one behind it. */
  resetClock(): void;
  options(options: {
    /** Whether the answer of an auth request holds the code. */
    readonly otpCode?: boolean;
    /** What a result calls the time of the request: the vendor's guide has both. */
    readonly requestDate?: 'reqDate' | 'reqdate' | 'alternate';
  }): void;
  log(): readonly EmulatorLogLine[];
  numbers(): readonly EmulatorNumber[];
  /** The phones that something happened on, the newest first. */
  phones(): readonly { readonly phone: string; readonly at: number; readonly method: string }[];
  /** Forgets everything: transactions, phones, faults, options, log and clock. */
  reset(): void;
}
