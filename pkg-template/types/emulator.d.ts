import type { BoninError } from './common.js';
import type { EmulatorFaultOrder, EmulatorSteps } from './emulator-faults.js';

export { BoninError, isBoninError } from './common.js';
export * from './emulator-faults.js';

/** One pair of RSA keys: base64 of PKCS#8 and of SPKI. */
export interface EmulatorKeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** The keys of every provider. */
export interface EmulatorKeys {
  /** Those of the service, and those of its one relying party. */
  readonly mobileok: { readonly server: EmulatorKeyPair; readonly client: EmulatorKeyPair };
  /** What sessions are sealed to; a CA that certifies nobody; and what everyone signs with. */
  readonly tossCert: {
    readonly session: EmulatorKeyPair;
    readonly ca: EmulatorKeyPair;
    readonly signer: EmulatorKeyPair;
  };
  /** What user ids and passwords are encrypted for. */
  readonly nets: { readonly credential: EmulatorKeyPair };
}

/** The providers that are emulated. */
export type EmulatorProvider = 'mobileok' | 'tossCert' | 'ompass' | 'passni' | 'nets';

/** Identity verification services that verify nobody, with the phones of everyone. Never in production. */
export function createEmulator(options?: EmulatorOptions): Promise<Emulator>;

/** New keys, for every emulator of a test run: making them takes a moment. */
export function createEmulatorKeys(): Promise<EmulatorKeys>;

export interface EmulatorOptions {
  /** The clock behind the emulator's, in milliseconds. */
  readonly now?: () => number;
  /** Milliseconds that each answer of a service takes. */
  readonly fetchDelay?: number;
  /** New ones unless given. */
  readonly keys?: EmulatorKeys | Promise<EmulatorKeys>;
  /** The site URL that the relying party is registered with at mobileOK. */
  readonly siteUrl?: string;
  readonly ompass?: {
    /** Where OMPASS sends users back to; `http://localhost:4000/callback` unless given. */
    readonly redirectUri?: string;
  };
  readonly passni?: {
    /**
     * The systems that Pass-Ni links; unless given `site-a` and `site-b`, whose users arrive at
     * `http://localhost:4000/bonin/passni/arrive`, and at that of port 4002.
     */
    readonly agents?: readonly EmulatorPassniAgent[];
  };
}

/** A system that Pass-Ni links with others. */
export interface EmulatorPassniAgent {
  /** Letters, digits, `-` and `_`; each has its own. */
  readonly agentId: string;
  /** What the portal and lists of systems call it. */
  readonly name: string;
  /** The registered address: codes are posted there. */
  readonly arriveUrl: string;
  /** What its proxy says to its bridge, 32 characters or more; a new one unless given. */
  readonly bridgeSecret?: string;
}

/** What the proxy of one system needs for Pass-Ni besides its `pageUrl`. */
export interface EmulatorPassniSite {
  readonly bridgeUrl: string;
  readonly bridgeSecret: string;
  /** The hosts of the other systems. */
  readonly agentHosts: readonly string[];
  readonly loginUrl: string;
  readonly agentId: string;
  /** The registered address, as `arriveUrl` was. */
  readonly agentUrl: string;
  readonly logoutUrl: string;
}

/** Identity verification services that verify nobody. Never in production. */
export interface Emulator {
  /**
   * Answers what would go to a service, to a phone or to the control API. Rejects with a TypeError where a connection
   * drops. Needs no `this`.
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** The emulator's clock, in milliseconds: share it with the proxy and the client that it is tested with. */
  now(): number;
  /** What a proxy needs for mobileOK; `baseUrl` holds in-process, behind a server it is the server's URL. */
  readonly mobileok: {
    readonly baseUrl: string;
    readonly siteUrl: string;
    readonly keyFile: Uint8Array;
    readonly password: string;
    readonly serviceId: string;
  };
  /** What a proxy needs for Toss cert; the URLs hold in-process, behind a server they are the server's. */
  readonly tossCert: {
    readonly baseUrl: string;
    readonly oauthUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** What sessions are sealed to: base64 SPKI. */
    readonly publicKey: string;
    /** The CA of the signatures, in PEM. */
    readonly roots: readonly string[];
  };
  /** What a proxy needs for OMPASS; both versions are there. The URL holds in-process, as the others. */
  readonly ompass: {
    readonly version: 'v1';
    readonly baseUrl: string;
    readonly secretKey: string;
    /** For version 2. */
    readonly clientId: string;
  };
  /**
   * What a proxy needs for NETS*SSO: the agent of the site `site-a`; that of `site-b` has the same address but for this
   * name. The URLs hold in-process, as the others.
   */
  readonly nets: {
    readonly agentUrl: string;
    readonly profile: 'v9';
    readonly hosts: readonly string[];
    readonly returnUrl: string;
  };
  /**
   * What the proxy of the first linked system needs for Pass-Ni, and the same of all `sites`. Those are not enumerable:
   * `{ ...emulator.passni, pageUrl }` is one proxy's settings. The URLs hold in-process, as the others.
   */
  readonly passni: EmulatorPassniSite & { readonly sites: readonly EmulatorPassniSite[] };
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
  readonly app: 'PASS' | 'Toss' | 'OMPASS';
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
export type EmulatorOptionsOrder =
  | {
      readonly provider?: 'mobileok';
      /** Whether the answer of an auth request holds the code. */
      readonly otpCode?: boolean;
      /** What a result calls the time of the request: the vendor's guide has both. */
      readonly requestDate?: 'reqDate' | 'reqdate' | 'alternate';
    }
  | {
      readonly provider: 'tossCert';
      /** What the token endpoint says of how long a token is good, in seconds: 3,600 unless set. */
      readonly expiresIn?: number;
      /** How long it really is, in seconds, where that is something else. */
      readonly tokenLives?: number;
      /** Whether everyone is the one fictional person of Toss's test service. */
      readonly fixedPerson?: boolean;
    }
  | {
      readonly provider: 'ompass';
      /** Where users are sent back to. */
      readonly redirectUri?: string;
      /** How long a token is good, in seconds: 300 unless set. */
      readonly tokenLives?: number;
      /** Users who are registered from now on, each with a phone. */
      readonly users?: readonly { readonly userId: string; readonly phone: string }[];
    }
  | {
      readonly provider: 'passni';
      /** Other names or addresses for linked systems. */
      readonly agents?: readonly { readonly agentId: string; readonly name?: string; readonly arriveUrl?: string }[];
      /** Users who can log in from now on. */
      readonly users?: readonly EmulatorPassniNewUser[];
      /** How long a code is good, in seconds: 60 unless set. */
      readonly codeLives?: number;
      /** How long a token is good, in seconds: 28,800 unless set. */
      readonly tokenLives?: number;
      /** Whether a bridge's log-off ends the central login; it does not, unless set. */
      readonly propagates?: boolean;
    }
  | {
      readonly provider: 'nets';
      /** Whether browsers keep the SSO server's cookie from what other pages ask of it. */
      readonly blockCookies?: boolean;
      /** Whether the attributes of a user are a map, and not a list. */
      readonly attributeMap?: boolean;
      /** Whether a choice between two logons has no end. */
      readonly noLimit?: boolean;
    };

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

/** A user whom a test adds to the SSO server of Pass-Ni. */
export interface EmulatorPassniNewUser {
  readonly userId: string;
  /** That of all others unless given. */
  readonly password?: string;
  readonly name?: string;
  /** The ids of the systems that the user may use; all unless given. */
  readonly agents?: readonly string[];
  /** More members of the user data, or others than it would have. */
  readonly data?: { readonly [name: string]: unknown };
}

/** A user whom the SSO server of Pass-Ni knows, and what that user meets with. */
export interface EmulatorPassniUser {
  readonly user: string;
  readonly password: string;
  readonly ko: string;
  readonly en: string;
}

/** A user whom the SSO server of NETS*SSO knows, and what that user meets with. */
export interface EmulatorNetsUser {
  readonly user: string;
  readonly password: string;
  /** Where the code of a second factor comes to. */
  readonly phone?: string;
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
  /** The magic numbers; mobileOK's unless given. */
  numbers(provider?: Exclude<EmulatorProvider, 'passni' | 'nets'>): readonly EmulatorNumber[];
  /** The users of Pass-Ni, in their stead. */
  numbers(provider: 'passni'): readonly EmulatorPassniUser[];
  /** The users of NETS*SSO, in their stead. */
  numbers(provider: 'nets'): readonly EmulatorNetsUser[];
  /** The phones that something happened on, the newest first. */
  phones(): readonly { readonly phone: string; readonly at: number; readonly method: string }[];
  /** Forgets everything: transactions, phones, faults, options, log and clock. */
  reset(): void;
}
