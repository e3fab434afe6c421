import type { BoninError } from './common.js';

export { BoninError, isBoninError } from './common.js';

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
export type EmulatorProvider = 'mobileok' | 'tossCert' | 'ompass' | 'nets' | 'passni';

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
    /** The systems that are linked: `site-a` and `site-b` unless given. */
    readonly agents?: readonly EmulatorPassniAgent[];
  };
}

/** A system that is linked to the SSO server of Pass-Ni. */
export interface EmulatorPassniAgent {
  readonly agentId: string;
  readonly name: string;
  /** Where codes are sent: the route `passni/arrive` of the system's proxy. */
  readonly arriveUrl: string;
  /** What its bridge asks for; a new one unless given. */
  readonly bridgeSecret?: string;
}

/** What the proxy of a system needs for Pass-Ni, but for its `pageUrl`. The URLs hold in-process, as the others. */
export interface EmulatorPassniSettings {
  readonly bridgeUrl: string;
  readonly bridgeSecret: string;
  readonly agentHosts: readonly string[];
  readonly loginUrl: string;
  readonly agentId: string;
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
  /** What the proxies of the systems linked to Pass-Ni need: the first one's settings, and in `sites` everyone's. */
  readonly passni: EmulatorPassniSettings & { readonly sites: readonly EmulatorPassniSettings[] };
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

/** The steps of each service. */
export interface EmulatorSteps {
  readonly mobileok: 'token' | 'request' | 'resend' | 'call' | 'confirm';
  readonly tossCert: 'token' | 'request' | 'status' | 'result';
  readonly ompass: 'start' | 'verify' | 'authenticators' | 'reset';
  readonly nets:
    | 'config'
    | 'check'
    | 'logon'
    | 'duplicate'
    | 'duplicateYes'
    | 'duplicateNo'
    | 'factor'
    | 'key'
    | 'ssoCheck'
    | 'ssoLogon'
    | 'ssoLogoff'
    | 'move';
  /** `login` is the SSO server's own; the others are the bridge's. */
  readonly passni: 'login' | 'token' | 'user-data' | 'sso-code' | 'login-check' | 'agents' | 'logout';
}

/** What can go wrong with any service. */
export type EmulatorAnyFault =
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
  /** The right answer has another status; 500 unless given. */
  | { readonly kind: 'status'; readonly status?: number }
  /** The right answer says that it is plain text. */
  | { readonly kind: 'textPlain' };

/** What can go wrong with mobileOK. */
export type EmulatorMobileokFault =
  /** The service answers this code, and the step has no effect. With `token` a new token comes along. */
  | {
      readonly kind: 'code';
      readonly code: string | number;
      readonly message?: string;
      readonly retryCount?: string | number;
      readonly resendCount?: string | number;
      readonly token?: boolean;
    }
  /** The answer lacks its new token. */
  | { readonly kind: 'noToken' }
  /** The token's public key is missing, no key, of 1,024 bits, or of another kind. */
  | { readonly kind: 'publicKey'; readonly key: 'missing' | 'text' | 'weak' | 'ec' }
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

/** What can go wrong with Toss cert. */
export type EmulatorTossCertFault =
  /** The step is refused with this code, and has no effect; the HTTP status goes with the code unless given. */
  | { readonly kind: 'code'; readonly code: string; readonly message?: string; readonly status?: number }
  /** What succeeded has other members; `null` is one. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** Where there is nothing, the answer says so by the text "null". */
  | { readonly kind: 'nullText' }
  /** The person has other data; `null` is none, and what is no text goes unencrypted. */
  | { readonly kind: 'personal'; readonly set: { readonly [name: string]: unknown } }
  /** An encrypted field of the result, or all of them, is changed on its way. */
  | {
      readonly kind: 'field';
      readonly name?: string;
      readonly part: 'base64' | 'ciphertext' | 'extra' | 'id' | 'plain' | 'session' | 'tag' | 'version';
    }
  /** Something is wrong with the signature. */
  | {
      readonly kind: 'signature';
      readonly part:
        | 'attributes'
        | 'base64'
        | 'content'
        | 'detached'
        | 'expired'
        | 'noTransaction'
        | 'notYet'
        | 'otherIssuer'
        | 'otherName'
        | 'otherSigner'
        | 'otherTransaction'
        | 'truncated'
        | 'value';
    }
  /** The result, and what is signed in it, is that of another transaction. */
  | { readonly kind: 'otherTransaction' }
  /** The result that was given last comes again. */
  | { readonly kind: 'replay' }
  /** A transaction whose result was read twice gives it once more. */
  | { readonly kind: 'again' };

/** What can go wrong with OMPASS. */
export type EmulatorOmpassFault =
  /** The request is refused with this code, and has no effect; the HTTP status goes with the code unless given. */
  | { readonly kind: 'code'; readonly code: string; readonly message?: string; readonly status?: number }
  /** What succeeded has other members; `null` takes one away. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** The code of success is a text. */
  | { readonly kind: 'codeText' }
  /** The token is said to be another user's. */
  | { readonly kind: 'otherUser'; readonly userId?: string }
  /** The page is said to be at this address. */
  | { readonly kind: 'pageUrl'; readonly url: string }
  /** The token that the user brings is too old. */
  | { readonly kind: 'expiredToken' }
  /** The page never sends the user back. */
  | { readonly kind: 'noReturn' };

/** What can go wrong with NETS*SSO. */
export type EmulatorNetsFault =
  /** The step is refused with this code, and has no effect. */
  | { readonly kind: 'code'; readonly code: string; readonly message?: string }
  /** The agent's word for the user's state is this one; the step has no effect. */
  | { readonly kind: 'authStatus'; readonly word: string }
  /** The reply has other members; `null` takes one away. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** A byte order mark and white space stand before the reply. */
  | { readonly kind: 'bom' }
  /** A comma stands behind the last member. */
  | { readonly kind: 'trailingComma' }
  /** The step is refused, and its message is pasted into the reply as it is. */
  | { readonly kind: 'unescaped'; readonly message: string };

/** What can go wrong with Pass-Ni SSO. */
export type EmulatorPassniFault =
  /** The request is refused with this code, and has no effect; the HTTP status goes with the code unless given. */
  | { readonly kind: 'code'; readonly code: string; readonly status?: number }
  /** What succeeded has other members; `null` takes one away. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** The list of systems is this, whatever it is. */
  | { readonly kind: 'agents'; readonly agents: unknown }
  /** The systems are said to be at this address. */
  | { readonly kind: 'ssoUrl'; readonly url: string }
  /** The SSO server's page sends this in place of the code; nothing where there is none. */
  | { readonly kind: 'handoff'; readonly ssoCode?: string }
  /** The central login ends as it is asked about. */
  | { readonly kind: 'loggedOut' }
  /** The login is said to stand like this. */
  | { readonly kind: 'state'; readonly code: string; readonly data?: string }
  /** The token has no shape of one. */
  | {
      readonly kind: 'token';
      readonly part:
        | 'base64'
        | 'block'
        | 'claims'
        | 'header'
        | 'long'
        | 'lower'
        | 'missing'
        | 'odd'
        | 'padding'
        | 'parts'
        | 'signature';
    }
  /** The user data has other members, `null` takes one away; or it is something else as a whole. */
  | { readonly kind: 'userData'; readonly set: { readonly [name: string]: unknown } }
  | { readonly kind: 'userData'; readonly data: unknown };

/** What every order says besides. */
export interface EmulatorOrder<Step> {
  /** Any step unless given; faults of a result know theirs. */
  readonly step?: 'any' | Step;
  /** Once unless given. */
  readonly times?: number | 'always';
  /** Requests that pass first. */
  readonly skip?: number;
  /** Milliseconds before the answer; not with faults of a result. */
  readonly delay?: number;
}

/**
 * A fault on order, of mobileOK unless it names another provider. Faults of a result wait for one: those of mobileOK
 * from `envelope` on, those of Toss cert from `personal` on. Those of OMPASS from `expiredToken` on wait for a user on
 * the way back; those of Pass-Ni from `agents` on wait for what they are about. The others take the next request
 * of their step.
 */
export type EmulatorFaultOrder =
  | ((EmulatorAnyFault | EmulatorMobileokFault) &
      EmulatorOrder<EmulatorSteps['mobileok']> & { readonly provider?: 'mobileok' })
  | ((EmulatorAnyFault | EmulatorTossCertFault) &
      EmulatorOrder<EmulatorSteps['tossCert']> & { readonly provider: 'tossCert' })
  | ((EmulatorAnyFault | EmulatorOmpassFault) &
      EmulatorOrder<EmulatorSteps['ompass']> & { readonly provider: 'ompass' })
  | ((EmulatorAnyFault | EmulatorNetsFault) &
      EmulatorOrder<EmulatorSteps['nets']> & { readonly provider: 'nets' })
  | ((EmulatorAnyFault | EmulatorPassniFault) &
      EmulatorOrder<EmulatorSteps['passni']> & { readonly provider: 'passni' });

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
      readonly provider: 'nets';
      /** Whether browsers keep the SSO server's cookie from what other pages ask of it. */
      readonly blockCookies?: boolean;
      /** Whether the attributes of a user are a map, and not a list. */
      readonly attributeMap?: boolean;
      /** Whether a choice between two logons has no end. */
      readonly noLimit?: boolean;
    }
  | {
      readonly provider: 'passni';
      /** Other names and addresses of systems that are linked. */
      readonly agents?: readonly (Pick<EmulatorPassniAgent, 'agentId'> & Partial<EmulatorPassniAgent>)[];
      /** Users who can log in from now on; with `agents`, to those systems alone. */
      readonly users?: readonly {
        readonly userId: string;
        readonly password?: string;
        readonly name?: string;
        readonly agents?: readonly string[];
        /** What the user data says besides, or says otherwise. */
        readonly data?: { readonly [name: string]: unknown };
      }[];
      /** How long a code is good, in seconds: 60 unless set. */
      readonly codeLives?: number;
      /** How long a token is good, in seconds: 28,800 unless set. */
      readonly tokenLives?: number;
      /** Whether the bridge's log-off ends the central login; `false` unless set, as the documented agent has none. */
      readonly propagates?: boolean;
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

/** A user whom the SSO server of NETS*SSO knows, and what that user meets with. */
export interface EmulatorNetsUser {
  readonly user: string;
  readonly password: string;
  /** Where the code of a second factor comes to. */
  readonly phone?: string;
  readonly ko: string;
  readonly en: string;
}

/** A user whom the SSO server of Pass-Ni knows, and what that user meets with. */
export interface EmulatorPassniUser {
  readonly user: string;
  readonly password: string;
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
  numbers(provider?: Exclude<EmulatorProvider, 'nets' | 'passni'>): readonly EmulatorNumber[];
  /** The users of NETS*SSO, in their stead. */
  numbers(provider: 'nets'): readonly EmulatorNetsUser[];
  /** Those of Pass-Ni. */
  numbers(provider: 'passni'): readonly EmulatorPassniUser[];
  /** The phones that something happened on, the newest first. */
  phones(): readonly { readonly phone: string; readonly at: number; readonly method: string }[];
  /** Forgets everything: transactions, phones, faults, options, log and clock. */
  reset(): void;
}
