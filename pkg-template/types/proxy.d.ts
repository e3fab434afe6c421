import type { ErrorKind, Lang } from './common.js';

/** A value that JSON can hold. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * Where used results and redeemed tickets are remembered: Redis, a Durable Object, or alike where there is more than
 * one instance.
 */
export interface Store {
  /** Remembers `value` for `ttlSeconds` at least. */
  put(key: string, value: string, ttlSeconds: number): Promise<unknown>;
  /** Gives the value and forgets it, in one atomic step; `undefined` or `null` where there is none. */
  take(key: string): Promise<string | null | undefined>;
  /**
   * Remembers `value` only where `key` has none, in one atomic step (Redis: `SET key value NX EX ttl`), and says
   * whether it did. With it, "once" holds across instances. Without it, two instances asked about one key at the same
   * moment can both say yes.
   */
  putIfAbsent?(key: string, value: string, ttlSeconds: number): Promise<boolean>;
}

/** What is known of a verified person. Who sees it: the backend that redeems the ticket, and `onVerified`. */
export interface VerifiedIdentity {
  readonly provider: ProviderName;
  /**
   * How the person was verified: for mobileOK the pair of serviceType and reqAuthType in one word, for Toss cert how
   * the person learned of the request, for OMPASS whether it came instead of a password (`uaf`) or after one (`u2f`),
   * for NETS*SSO how the page says the user logged on: the agent does not confirm it, so decide nothing by it;
   * `sso` for Pass-Ni.
   */
  readonly method:
    | 'PASS' | 'SMS' | 'LMS' | 'ARS' | 'SMSAuth' | 'ARSAuth' | 'telcoAuth'
    | 'PUSH' | 'APP_SCHEME' | 'WINDOW'
    | 'uaf' | 'u2f'
    | 'sso' | 'basic' | 'encryptedBasic' | 'ntfa' | 'dupChoice' | 'page'
    | (string & {});
  /**
   * `identity`: the provider vouches for name and birthday. `possession`: only that this person holds the phone.
   * `signature`: this person signed the document of `signedText`. `login`: the account `userId` was logged in to.
   */
  readonly assurance: 'identity' | 'possession' | 'signature' | 'login';
  /** The provider's id of this verification; the proxy's own where the provider has none (OMPASS, NETS, Pass-Ni). */
  readonly transactionId: string;
  /** When the provider says it happened, or else when the proxy learned of it: ISO 8601 with its offset. */
  readonly verifiedAt: string;
  /** The account of a login. After a password (`u2f`) compare it with the account whose password you checked. */
  readonly userId?: string;
  readonly name?: string;
  /** Digits only. */
  readonly phone?: string;
  /** As the SSO server has it (Pass-Ni); nobody checked it here. */
  readonly email?: string;
  /** yyyyMMdd */
  readonly birthday?: string;
  readonly gender?: 'male' | 'female';
  readonly nation?: 'korean' | 'foreign';
  /** Connecting information: the same for one person at every service. */
  readonly ci?: string;
  /** Duplication information: the same for one person at this service. */
  readonly di?: string;
  /** What the agent says of the user besides (NETS): names and texts as the customer's policy has them. */
  readonly attributes?: { readonly [name: string]: string };
  /** The answer of an adult check, where one was asked for. */
  readonly isAdult?: boolean;
  /**
   * The person's electronic signature, where the provider gives one. `trusted`: it is intact and of this verification,
   * and its certificate leads to one of the configured roots. `intact`: the same, but nobody checked whose certificate
   * it is. `unchecked`: that of a document, in a form that is not known. A document names no verification: there, the
   * first two say that `signedText` is what was signed.
   */
  readonly signature?: 'trusted' | 'intact' | 'unchecked';
  /** The name in the signature's certificate. */
  readonly signerName?: string;
  /** The document that was signed, from within its signature. Compare it with the one that you meant. */
  readonly signedText?: string;
  /**
   * What `begin({ nonce })`, or `enter()`, was given. Compare it with your session's, so that a ticket of another
   * session is not accepted.
   */
  readonly nonce?: string;
  /** The provider's own result. */
  readonly raw: { readonly [name: string]: JsonValue };
}

/** An identity field that the browser may be shown. */
export type ClaimName = Exclude<keyof VerifiedIdentity, 'raw'>;

/** The bytes of a key file, or their base64 text. */
export type KeyFile = Uint8Array | ArrayBuffer | string;

interface MobileokShared {
  /** The site URL that is registered with the provider. */
  readonly siteUrl: string;
  /** The provider's key file, or a function that fetches it. */
  readonly keyFile: KeyFile | (() => KeyFile | Promise<KeyFile>);
  /** The key file's password. */
  readonly password: string;
  /** At most 8 ASCII letters or digits in front of each transaction id. */
  readonly clientPrefix?: string;
  /** The methods that count; a result of any other one is refused. All of them unless given. */
  readonly methods?: readonly ('PASS' | 'SMS' | 'LMS' | 'ARS' | 'SMSAuth' | 'ARSAuth' | 'telcoAuth')[];
}

/** Settings of mobileOK: an environment of the provider, or the address of something that speaks like it. */
export type MobileokSettings = MobileokShared &
  (
    | { readonly environment: 'production' | 'development'; readonly baseUrl?: undefined }
    | { readonly baseUrl: string; readonly environment?: undefined }
  );

interface TossCertShared {
  /** The client id that Toss gave out. */
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * Toss's public key, SPKI in base64 without line breaks, as Toss's developer pages print it. The SHA-256 of its bytes
   * is `3c9b95d619baa27623d5509d68e2c48df2330abac55e69de5a0a5b9c555ff9e3`. This package holds no copy of the key.
   */
  readonly publicKey: string;
  /** The contract: `id` for 본인확인, which gives CI and DI, `simple` for 간편인증. `id` unless given. */
  readonly family?: 'id' | 'simple';
  /** The scheme or address that Toss's app returns to. */
  readonly requestUrl?: string;
  /** Where Toss's own page goes after it, for `begin({ method: 'page' })`: pages that call `finishCallback()`. */
  readonly successCallbackUrl?: string;
  readonly failCallbackUrl?: string;
  /**
   * The certificates that signatures must lead to, PEM, from Toss; with them, a result without a signature is refused.
   * None unless given: then a signature proves no more than that it is intact.
   */
  readonly roots?: readonly string[];
  /** How long the user may take: 1 to 1,800 s. Toss decides unless given. */
  readonly expireSeconds?: number;
}

/** Settings of Toss cert: its service, or the two addresses of something that speaks like it. */
export type TossCertSettings = TossCertShared &
  (
    | { readonly environment: 'production'; readonly baseUrl?: undefined; readonly oauthUrl?: undefined }
    | { readonly baseUrl: string; readonly oauthUrl: string; readonly environment?: undefined }
  );

/** Settings of OMPASS: a cloud's or your own server, as its administration pages show them. */
export interface OmpassSettings {
  /** The interface: `v1` unless given. */
  readonly version?: 'v1' | 'v2';
  /** Where the interface is, without `/v1` or `/v2`: it differs from one contract to the next. */
  readonly baseUrl: string;
  /** The application's secret key. */
  readonly secretKey: string;
  /** The application's client id: for `v2`. */
  readonly clientId?: string;
  /** How long the user may take: 1 to 1,800 s; 300 unless given. */
  readonly sessionSeconds?: number;
  /**
   * The hosts that OMPASS's page may be on, `host` or `host:port`: the proxy sends users nowhere else. That of
   * `baseUrl` unless given.
   */
  readonly pageHosts?: readonly string[];
}

/** The generations of the agents: the first two libraries for Java, the third, and the one for ASP.NET. */
export type NetsGeneration = 'v1' | 'v2020' | 'v9' | 'aspnet';

/** An agent that differs from a generation: what is not named here is as with `like`. */
export interface NetsProfile {
  readonly like: NetsGeneration;
  /** Paths below `agentUrl`; with a slash before them from its origin, and `''` where the agent has no such call. */
  readonly paths?: {
    readonly [call in
      | 'config'
      | 'check'
      | 'logon'
      | 'duplicate'
      | 'duplicateYes'
      | 'duplicateNo'
      | 'factor'
      | 'key']?: string;
  };
  /** The values of `op`; `clear` is a whole body. */
  readonly ops?: { readonly [call in 'check' | 'logon' | 'duplicate' | 'clear']?: string };
  /** Names of what is sent, to the agent and to the SSO server, by the usual name: `{ returnURL: 'retURL' }`. */
  readonly fields?: { readonly [usual: string]: string };
  /** Names of what the agent's replies say, by the usual name: `{ userId: 'uid' }`. */
  readonly members?: { readonly [usual: string]: string };
  /** More spellings of the states; underlines and case do not count. */
  readonly statuses?: {
    readonly [state in 'success' | 'first' | 'fail' | 'unavailable' | 'denied']?: readonly string[];
  };
  /** What names a second factor to the agent. */
  readonly factor?: 'ntfa' | 'tfaID';
}

/** Settings of NETS*SSO: the agent of this site, which the proxy alone speaks to. */
export interface NetsSettings {
  /** The agent's base address. */
  readonly agentUrl: string;
  /** How the agent speaks. */
  readonly profile: NetsGeneration | NetsProfile;
  /**
   * The hosts that pages may be sent to, and asked: that of the SSO server, of `returnUrl`, of `moveUrl` and `gateUrl`.
   * `host` stands for all ports, `host:port` for one.
   */
  readonly hosts: readonly string[];
  /** The page that the SSO server sends users back to, on one of `hosts`. */
  readonly returnUrl: string;
  /** `encrypted` unless given: with a key of the agent's. `basic` leaves it to https alone. */
  readonly credentials?: 'encrypted' | 'basic';
  /** The header that tells the agent the browser's address, with `clientAddress`; `x-forwarded-for` unless given. */
  readonly forwardedHeader?: string;
  /** The agent's script against hijacked sessions, on one of `hosts`: `state.hijackScript`. */
  readonly hijackScriptUrl?: string;
  /** Where `trySso()` goes, on one of `hosts`; the SSO server's logon service unless given. */
  readonly ssoServiceUrl?: string;
  /** Takes keys for passwords from 1,024 bits on, instead of 2,048: such a key can be broken. */
  readonly allowKeysOf1024Bits?: boolean;
}

/**
 * Settings of Pass-Ni SSO: the bridge to its agent, which the proxy alone speaks to (`passni-bridge` in this package).
 * The proxy's `clientAddress` has to be set, too.
 */
export interface PassniSettings {
  /** Where the bridge's routes begin. */
  readonly bridgeUrl: string;
  /** What the bridge asks for: 32 visible ASCII characters or more. */
  readonly bridgeSecret: string;
  /**
   * The page that calls `takeSsoCode()`. Register `{basePath}/passni/arrive` of the proxy as this system's address with
   * the SSO server: it sends browsers on to this page.
   */
  readonly pageUrl: string;
  /** The hosts that `move()` may send codes to, `host` or `host:port`; none unless given. */
  readonly agentHosts?: readonly string[];
  /** The SSO server's login view, for `login()`; `agentId` and `agentUrl` go with it. */
  readonly loginUrl?: string;
  /** This system's id. */
  readonly agentId?: string;
  /** This system's address, as it is registered with the SSO server. */
  readonly agentUrl?: string;
  /** The SSO server's page that logs out of every system; `logout()` goes there. */
  readonly logoutUrl?: string;
}

/** The providers that the proxy knows. */
export type ProviderName = 'mobileok' | 'tossCert' | 'ompass' | 'nets' | 'passni';

/** What happened to a request: names and codes, never a value. */
export interface ProxyEvent {
  readonly provider?: ProviderName;
  readonly step?: string;
  /** `ok`, or who must act. */
  readonly outcome: 'ok' | ErrorKind;
  readonly reason?: string;
  /** The provider's result code. */
  readonly code?: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

export interface ProxyConfig {
  /**
   * 32 bytes or more, from a random source: seals flows and tickets. The backend that redeems tickets needs it too;
   * nobody else may have it. Text counts as its UTF-8 bytes.
   */
  readonly secret: Uint8Array | string;
  /** Where the proxy's routes begin; `/bonin` unless given. */
  readonly basePath?: string;
  /** The origins whose pages may call: exactly as browsers send them, `https://shop.example`. */
  readonly origins: readonly string[];
  readonly providers: {
    readonly mobileok?: MobileokSettings;
    readonly tossCert?: TossCertSettings;
    readonly ompass?: OmpassSettings;
    readonly nets?: NetsSettings;
    readonly passni?: PassniSettings;
  };
  /** Memory of this process unless given. */
  readonly store?: Store;
  /**
   * Used for requests to providers: a way through a fixed address, or an emulator. It is called with a URL and
   * settings.
   */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  /**
   * Told of each verified person before the browser gets its answer. Where it fails the browser gets an error and no
   * ticket; what it throws is kept from the browser and logged by nobody.
   */
  readonly onVerified?: (identity: VerifiedIdentity) => unknown;
  /** What the browser is shown of the person besides the ticket; nothing unless given. */
  readonly claims?:
    readonly ClaimName[] | ((identity: VerifiedIdentity) => JsonValue | undefined | Promise<JsonValue | undefined>);
  /**
   * Where the browser's IP address is to be had, for providers that bind a login to it (Pass-Ni, NETS): the header that
   * your own outermost proxy sets (`{ header: 'cf-connecting-ip' }`), a list that each of your proxies appends to
   * (`{ header: 'x-forwarded-for', proxies: 2 }`: the second from the right), the connection itself where the adapters
   * for Node, Deno or Bun stand in front (`'connection'`), or a function. Nobody is believed unless given.
   */
  readonly clientAddress?: ClientAddress;
  /** Told of each request. What it throws is ignored. */
  readonly onEvent?: (event: ProxyEvent) => void;
  /** The language of messages where the browser asks for neither; Korean unless given. */
  readonly lang?: Lang;
  /** How long a provider may take: 100 to 60,000 ms; 10,000 unless given. */
  readonly timeoutMs?: number;
  /** How long a ticket can be redeemed: 1 to 3,600 s; 600 unless given. */
  readonly ticketTtlSeconds?: number;
}

/** Where the browser's IP address is to be had. */
export type ClientAddress =
  | 'connection'
  | { readonly header: string; readonly proxies?: number }
  | ((request: Request, info?: { readonly remoteAddress?: string }) => string | undefined);

/** Answers the routes `POST {basePath}/{provider}/{step}` and `GET {basePath}/health`. */
export interface BoninProxy {
  /** Always answers; it never rejects. Needs no `this`. `info` is what an adapter knows of the connection. */
  readonly fetch: (request: Request, info?: { readonly remoteAddress?: string }) => Promise<Response>;
  /** Settles when keys are imported and settings checked; rejects with every fault in one error. */
  readonly ready: Promise<void>;
}

/**
 * Makes the proxy. It works at once; awaiting it waits for its keys, and rejects where its configuration is wrong (not
 * awaited, it then answers with status 500).
 *
 * @throws {BoninError} (as a rejection) kind `config`, with every fault in `faults`
 */
export function createProxy(config: ProxyConfig): Promise<BoninProxy> & BoninProxy;

export interface RedeemOptions {
  /** The proxy's secret. */
  readonly secret: Uint8Array | string;
  /** Where redeemed tickets are remembered; memory of this process unless given. */
  readonly store?: Store;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  /** The language of messages; Korean unless given. */
  readonly lang?: Lang;
}

/**
 * Opens a ticket: on the backend, once per store.
 *
 * @throws {BoninError} kind `rejected` with reason `resultUsed` the second time, `expired` when it is too old,
 * `tampered` for what is no ticket of this secret
 */
export function redeemTicket(ticket: string, options: RedeemOptions): Promise<VerifiedIdentity>;

/** What a function for your own backend needs, which speaks to a provider by itself and not through a proxy. */
export interface BackendOptions<Settings> {
  /** As in `createProxy({ providers })`. */
  readonly settings: Settings;
  /** Used for requests to the provider. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  /** The language of messages; Korean unless given. */
  readonly lang?: Lang;
  /** How long the provider may take for each request: 100 to 60,000 ms; 10,000 unless given. */
  readonly timeoutMs?: number;
}

/** What came of a reset. */
export interface OmpassReset {
  /** With version 1 `true`; with version 2 how many authenticators the user had. */
  readonly reset: true | number;
}

/**
 * Takes a user's registration with OMPASS back (등록 초기화): after a lost phone, say. The user registers anew with the
 * next login. For your own backend, which has made sure that it is this user who asks; no route of the proxy leads
 * here.
 *
 * @throws {BoninError} (as a rejection) kind `misuse`, field `userId`; kind `config` for wrong settings, and in
 * browsers; kind `network`; or what OMPASS says, with its code. Where version 2 fails midway, the same call takes up
 * the rest
 */
export function resetOmpassRegistration(
  userId: string,
  options: BackendOptions<OmpassSettings>,
): Promise<OmpassReset>;

/** An opened key file. Its private key cannot be exported, and it prints as a placeholder. */
export interface KeyHandle {
  readonly serviceId: string;
  /** Base64 SPKI. */
  readonly serverPublicKey: string;
  readonly key: CryptoKey;
}

/**
 * Opens a provider's key file.
 *
 * @throws {BoninError} kind `config`: reason `keyFileLocked` (field `password`) or `keyFileCorrupt` (field `keyFile`),
 * as far as they can be told apart
 */
export function openKeyFile(keyFile: KeyFile, password: string, options?: { lang?: Lang }): Promise<KeyHandle>;

/**
 * Opens `encryptMOKResult` and gives the plaintext, which is exactly what was sealed.
 *
 * @throws {BoninError} kind `tampered`, one and the same for everything that does not verify
 */
export function openResult(key: KeyHandle, encryptMOKResult: string, options?: { lang?: Lang }): Promise<string>;

/** How a Toss session encrypts: AES-256-GCM, or AES-CBC with an HMAC and a key of 256 or 128 bits. */
export type TossSessionMode = 'gcm' | 'cbc256' | 'cbc128';

export interface TossSessionOptions {
  /**
   * Toss's public key, SPKI in base64 without line breaks, as Toss's developer pages print it. The SHA-256 of its
   * bytes is `3c9b95d619baa27623d5509d68e2c48df2330abac55e69de5a0a5b9c555ff9e3`. This package holds no copy of the
   * key: take it from Toss, and compare.
   */
  readonly publicKey: string;
  /** `gcm` unless given, as in Toss's SDK. Toss's own samples disagree on the HMAC of the other two. */
  readonly mode?: TossSessionMode;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  /** The language of messages; Korean unless given. */
  readonly lang?: Lang;
}

/**
 * The key and IV of one call to Toss, byte for byte as Toss's Java SDK 0.0.14 makes and uses them. Prints as a
 * placeholder.
 *
 * Toss has every field of a session encrypted under the same key and IV: who sees two of them and knows one can read
 * the other. So a generated session serves one call: either the fields of one request are encrypted, or those of one
 * answer decrypted, within a minute of the first. Anything more is refused with kind `misuse`, reason `notNow`,
 * `next` `restart`: a request and the reading of its result take a session each, and so do two requests. (Decrypting
 * what the session itself encrypted is always possible. Two requests within a minute cannot be told from one with
 * more fields: make a session for each.)
 *
 * A restored session has no such rule: it is for tests, and for who keeps sessions of Toss's SDK and counts their
 * calls.
 */
export class TossSession {
  private constructor();
  /**
   * Makes a session for one call.
   *
   * @throws {BoninError} (as a rejection) kind `misuse`; `field` is `publicKey` or `mode`
   */
  static generate(options: TossSessionOptions): Promise<TossSession & { readonly sessionKey: string }>;
  /**
   * The session of a text that Toss's SDK serialized (`serializeSession()`), with the version it was made with. It
   * has a session key again where a public key is given.
   *
   * @throws {BoninError} (as a rejection) kind `misuse`; `field` is `serialized` or `publicKey`
   */
  static restore(
    serialized: string,
    options?: { readonly publicKey?: string; readonly lang?: Lang },
  ): Promise<TossSession>;
  /** What Toss is sent along with the call; the same text each time. */
  readonly sessionKey: string | undefined;
  /**
   * Encrypts one field. Needs no `this`.
   *
   * @throws {BoninError} kind `misuse`: reason `notText` for what is no string, or holds half a surrogate pair;
   * `notNow`, as above
   */
  readonly encrypt: (text: string) => string;
  /**
   * Decrypts one field. Needs no `this`.
   *
   * @throws {BoninError} kind `tampered`, one and the same for everything that is not exactly what Toss's SDK would
   * have written under this session; kind `misuse`, reason `notNow`, as above
   */
  readonly decrypt: (field: string) => string;
}
