import type { ProviderName, ProviderSettings } from '../wasm/types/proxy.js';
import type { ErrorKind, ErrorReason, Lang } from './common.js';
import type { ClaimName, JsonValue, VerifiedIdentity } from './identity.js';
import type { KeyFile } from './mobileok/proxy.js';
import type { OmpassSettings } from './ompass/proxy.js';
import type { WasmSource, WebKey } from './web.js';

export * from '../wasm/types/proxy.js';
export * from './identity.js';
export type { WasmSource } from './web.js';

/**
 * Where steps that were made, used results and redeemed tickets are remembered: Redis, a Durable Object, or alike
 * where there is more than one instance. Lifetimes are whole seconds, 60 or more. Keys are ASCII, and the text before
 * the first colon says what they are of: a provider, `ticket`, `check`, or `kept`. What is kept under the last may be
 * forgotten early; a mark may not.
 */
export interface Store {
  /** Remembers `value` for `ttlSeconds`, in place of what was there. */
  put(key: string, value: string, ttlSeconds: number): Promise<unknown>;
  /** Gives the value and forgets it, in one atomic step; `undefined` or `null` where there is none. */
  take(key: string): Promise<string | null | undefined>;
  /**
   * Remembers `value` only where `key` has none, in one atomic step (Redis: `SET key value NX EX ttl`), and says
   * whether it did. "Once" rests on this. A store that cannot do it, such as Cloudflare KV, is none.
   */
  putIfAbsent(key: string, value: string, ttlSeconds: number): Promise<boolean>;
  /**
   * Gives the value, and leaves it there. Without it a value is read by `take` and `put`, and for the moment between
   * the two it seems to be gone.
   */
  get?(key: string): Promise<string | null | undefined>;
}

export interface MemoryStoreOptions {
  /** How many entries it holds of each provider, and of tickets: 100,000 unless given. It refuses more. */
  readonly capacity?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  /** Told once, with the reason `storeNearlyFull`, when one of them is full to four fifths. */
  readonly onEvent?: (event: ProxyEvent) => unknown;
}

/**
 * A store in the memory of this process: right where there is one. Without a `store`, each proxy makes one.
 *
 * @throws {BoninError} kind `config`, field `capacity`
 */
export function createMemoryStore(options?: MemoryStoreOptions): Required<Store>;

/** What happened to a request: names and codes, never a value of the person's. */
export interface ProxyEvent {
  /** `ticket` only with the reason `storeNearlyFull`. */
  readonly provider?: ProviderName | 'ticket';
  readonly step?: string;
  /** `ok`, or who must act. */
  readonly outcome: 'ok' | ErrorKind;
  /** That of the error; `storeNearlyFull` is of the memory store alone, and of no request. */
  readonly reason?: ErrorReason | 'storeNearlyFull';
  /** The setting, the function of yours (`onVerified`, `store.putIfAbsent`) or the input that is at fault. */
  readonly field?: string;
  /** What was thrown underneath: by a function of yours as it threw it, or on the way to the provider. */
  readonly cause?: unknown;
  /** The step of the provider that it happened in. */
  readonly phase?: string;
  /** The provider's result code. */
  readonly code?: string;
  /** A second, detailed code of the provider. */
  readonly detailCode?: string;
  /** The provider's own sentence, which the page does not get: at most 200 characters, none of them hidden. */
  readonly providerMessage?: string;
  /** Random, and the same for all calls of one flow. */
  readonly flowId?: string;
  /** The HTTP status of the answer. */
  readonly status: number;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/** The code of a message, as the provider hands it out to those who bring it to the user by themselves. */
export interface OtpCode {
  readonly provider: ProviderName;
  readonly code: string;
  /** The proxy's id of the verification, which the provider knows too. */
  readonly transactionId: string;
  /** What `begin({ nonce })` was given, by which your backend knows whose phone it is. */
  readonly nonce?: string;
}

/**
 * 32 bytes or more from a random source, as bytes or as text, which counts as its UTF-8 bytes. Blanks, line ends and
 * quotes around a text count for nothing. Of a list, the first seals, and all of them open: put a new secret in front,
 * and take the old one out when the last flow and ticket are over. A former secret may be `undefined` or empty.
 */
export type Secret = Uint8Array | string | readonly (Uint8Array | string | undefined)[];

export interface ProxyConfig {
  /** Seals flows and tickets. The backend that redeems tickets needs it too; nobody else may have it. */
  readonly secret: Secret;
  /**
   * The site and the environment, such as `shop/production`: whom flows and tickets are for. Proxies and backends of
   * another audience refuse them, even if their secret is the same. None unless given, which is an audience of its own.
   */
  readonly audience?: string;
  /**
   * Where the proxy's routes begin, as requests reach it: `/bonin` unless given. If a gateway cuts the path off, it is
   * `''`; if one adds a part (`/stage/bonin`), that part is named. Several may be named.
   */
  readonly basePath?: string | readonly string[];
  /**
   * The origins of other pages that may call: exactly as browsers send them, `https://shop.example`, or
   * `capacitor://localhost` for a page inside an app. A page of the proxy's own origin (the host that the request
   * names) needs no entry.
   */
  readonly origins: readonly string[];
  /**
   * Headers that something else adds to the page's requests, such as tracing: `['traceparent', 'baggage']`. Browsers
   * let them through to another origin only if they are named here; the proxy reads none of them.
   */
  readonly allowHeaders?: readonly string[];
  /** Asked before each step, after what is wrong with the request by itself is refused, and before anything costs. */
  readonly guard?: Guard;
  readonly providers: ProviderSettings;
  /** Memory of this process unless given. */
  readonly store?: Store;
  /**
   * Used for requests to providers: a way through a fixed address, or an emulator. It is called with a URL and
   * settings. Unless given, it is the runtime's `fetch`; in Node it is Node's http client, which is faster, as long as
   * nobody has replaced the global `fetch` or its dispatcher.
   */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
  /**
   * Told of each verified person before the browser gets its answer. If it fails, or takes longer than `timeoutMs`, the
   * browser gets an error and no ticket; what it throws is kept from the browser, and goes to `onEvent` as `cause`.
   */
  readonly onVerified?: (identity: VerifiedIdentity) => unknown;
  /**
   * Given the code of a message, for those who send it by themselves: mobileOK hands it out (`otpCode`) under a
   * contract of its own. Neither the browser nor `onEvent` ever has it. If it fails, or takes longer than `timeoutMs`,
   * the browser gets an error.
   */
  readonly onOtpCode?: (otp: OtpCode) => unknown;
  /** What the browser is shown of the person besides the ticket; nothing unless given. It must be what JSON can say. */
  readonly claims?:
    readonly ClaimName[] | ((identity: VerifiedIdentity) => JsonValue | undefined | Promise<JsonValue | undefined>);
  /**
   * Where the browser's IP address is to be had, for providers that bind a login to it (Pass-Ni, NETS): the header that
   * your own outermost proxy sets (`{ header: 'cf-connecting-ip' }`), a list that each of your proxies appends to
   * (`{ header: 'x-forwarded-for', proxies: 2 }`: the second from the right), the connection itself where the adapters
   * for Node, Deno or Bun stand in front (`'connection'`), or a function. Nobody is believed unless given.
   */
  readonly clientAddress?: ClientAddress;
  /**
   * Told of each request. What it throws, or rejects with, is ignored. Unless given, faults of the settings and of your
   * own functions are written to the console, once each, by their names.
   */
  readonly onEvent?: (event: ProxyEvent) => unknown;
  /** The language of messages where the browser asks for neither; Korean unless given. */
  readonly lang?: Lang;
  /** How long a provider, the store, or a function of yours may take: 100 to 60,000 ms; 10,000 unless given. */
  readonly timeoutMs?: number;
  /** How long a ticket can be redeemed: 1 to 3,600 s; 600 unless given. */
  readonly ticketTtlSeconds?: number;
  /**
   * When a flow ends, however often it is renewed: 60 s to a week. Unless given, 12 hours for Pass-Ni and NETS, 32
   * minutes for OMPASS, and 15 minutes for the others.
   */
  readonly flowEndsSeconds?: { readonly [Provider in ProviderName]?: number };
  /** As `capacity` of `createMemoryStore`, for a proxy without a `store`. */
  readonly memoryCapacity?: number;
  /**
   * Whoever brings it as `authorization: Bearer …` gets the checks of this proxy at `GET {basePath}/health?details`, a
   * `HealthReport`. The same rules as for `secret`; a list lets several in. Nobody gets them unless given.
   */
  readonly healthToken?: Secret;
  /**
   * A URL that answers with the caller's address, as text, as `ip=…` or as JSON with `ip` or `address`. The checks ask
   * it which address this proxy's requests come from; without it they cannot tell.
   */
  readonly addressUrl?: string;
  /** The addresses that are registered with providers: the checks compare the outgoing one with them. */
  readonly addresses?: readonly string[];
  /**
   * `bonin/proxy.wasm`, for a runtime or bundle in which the package cannot find it. There is one module for all that
   * `bonin/proxy` does in this process, so the first proxy's counts.
   */
  readonly wasm?: WasmSource | Promise<WasmSource>;
}

/** The checks of a proxy, as `health?details` answers them: with status 200, or 503 where something is at fault. */
export interface HealthReport {
  readonly status: 'ok' | 'faults';
  readonly findings: readonly HealthFinding[];
}

/** What one check has found: names, words and numbers, never the value of a setting. */
export interface HealthFinding {
  readonly check:
    | 'settings' | 'secret' | 'audience' | 'origins' | 'keyFile' | 'store'
    | 'dns' | 'tls' | 'server' | 'clock' | 'address'
    /** Of `npx bonin doctor` alone. */
    | 'environment' | 'worker' | 'page';
  /** `fault`: it does not work; `warning`: it may not; `note`: good to know; `skipped`: it could not be found out. */
  readonly outcome: 'ok' | 'fault' | 'warning' | 'note' | 'skipped';
  /** Why, in one word. */
  readonly reason: string;
  /** The setting, in dotted form. */
  readonly subject?: string;
  /** Why, in a sentence. */
  readonly message: string;
  /** Numbers and words that go with it, such as `{ ms: 12 }`. */
  readonly facts?: { readonly [name: string]: string | number };
}

/**
 * Your word on whether a step may go on: a session check, a rate limit. Nothing or `true` lets it pass; `false` refuses
 * it with status 429 (kind `rejected`, reason `refused`), and a `Response` is the refusal itself. The page can read
 * either. It is not asked for preflights, `health`, and routes that other sites send a browser to, which do nothing by
 * themselves. If it throws, takes longer than `timeoutMs` or gives something else, the step is refused with status 500.
 */
export type Guard = (
  request: Request,
  caller: GuardedCaller,
) => boolean | null | undefined | void | Response | Promise<boolean | null | undefined | void | Response>;

/** Which step is asked for, and by whom. */
export interface GuardedCaller {
  readonly provider: ProviderName;
  readonly step: string;
  /** As `clientAddress` has it; only where that is set. */
  readonly ip?: string;
  readonly userAgent?: string;
}

/** What an adapter or a framework knows of a request besides. */
export interface FetchInfo {
  /** The address at the other end of the connection. */
  readonly remoteAddress?: string;
  /** The body, where somebody has read it before: as text, as bytes, or parsed. */
  readonly body?: unknown;
  /** A guard for this request, asked after that of the settings. */
  readonly guard?: Guard;
}

/** Where the browser's IP address is to be had. */
export type ClientAddress =
  | 'connection'
  | { readonly header: string; readonly proxies?: number }
  | ((
      request: Request,
      info?: { readonly remoteAddress?: string },
    ) => string | null | undefined | Promise<string | null | undefined>);

/** Answers the routes `POST {basePath}/{provider}/{step}` and `GET {basePath}/health`, also with `?details`. */
export interface BoninProxy {
  /** Always answers; it never rejects. Needs no `this`. */
  readonly fetch: (request: Request, info?: FetchInfo) => Promise<Response>;
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
  /** The proxy's secret, or several: any of them opens. */
  readonly secret: Secret;
  /** The proxy's audience. */
  readonly audience?: string;
  /**
   * What `begin({ nonce })` was given, from the session of the caller: a ticket without it is refused, and not used up.
   * Where it is named it has to be there, since a session without a nonce would take any ticket.
   */
  readonly nonce?: string;
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
 * or `wrongNonce` for a ticket of another session, `tampered` for what is no ticket of this secret and audience
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
  readonly key: WebKey;
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

/**
 * `encryptReqClientInfo` of mobileOK's token request, for those who drive the protocol themselves: the id and the
 * time in Seoul, under the key of the key file.
 *
 * @param clientTxId an id that was never used before: 20 to 49 visible ASCII characters
 * @throws BoninError of kind `misuse`
 */
export function encryptReqClientInfo(
  key: KeyHandle, clientTxId: string, options?: { now?: () => number; lang?: Lang },
): Promise<string>;

/** What a site knew of a person before the verification, as it was typed: the members that it wants to be the same. */
export type Collected = {
  readonly [Name in
    'name' | 'phone' | 'birthday' | 'gender' | 'nation' | 'ci' | 'di' | 'userId' | 'email' | 'signerName']?:
    string | undefined;
};

/**
 * Compares a verified person with what was collected before. Texts of both are brought into one form first: `+82` and
 * dashes, `1990-01-01`, decomposed letters make no difference. A member that the identity lacks is not the same.
 *
 * @returns `differs` names the members that are not the same
 * @throws BoninError of kind `misuse`, also where there is nothing to compare
 */
export function matches(
  identity: VerifiedIdentity, collected: Collected, options?: { now?: () => number; lang?: Lang },
): Promise<{ readonly matches: boolean; readonly differs: readonly (keyof Collected)[] }>;

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
