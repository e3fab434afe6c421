/** The proxy's module as its loader gives it. wasm-bindgen's own JavaScript has no types that could be checked. */
import type { ErrorDetail, ErrorReason, Lang } from 'bonin';
import type { VerifiedIdentity } from 'bonin/proxy';

export interface Glue {
  /** Throws an error of kind `config` with every fault. */
  readonly ProviderService: new (name: string, settings: object, lang: Lang) => ProviderService;
  readonly TossSession: {
    generate(mode: string, publicKey: string, lang: Lang): TossSession;
    restore(serialized: string, publicKey: string | undefined, lang: Lang): TossSession;
  };
  registry(): Record<string, Registered>;
  localError(kind: string, reason: ErrorReason, lang: Lang): ErrorDetail;
  openKeyFile(bytes: Uint8Array, password: string, lang: Lang): KeyFileParts;
  splitEnvelope(sealed: string, lang: Lang): string;
  openEnvelope(sealed: string, opened: string | undefined, lang: Lang): string;
  encryptReqClientInfo(serverPublicKey: string, clientTxId: string, now: number, lang: Lang): string;
  comparable(field: string, value: unknown, now: number): string | undefined;
}

export interface ProviderService {
  call(lang: Lang, caller?: object): ProxyCall;
  arrive(step: string, fields: [string, string][], now: number, lang: Lang): string;
  /** The provider's addresses, by the settings that they come from. */
  servers(): Record<string, string>;
}

/** One call of a page. */
export interface ProxyCall {
  begin(step: string, sealed: object | undefined, body: object, now: number): Task;
  feed(event: string, data: object, now: number): Task;
  free(): void;
}

/** What is to be done next; the last one is the answer. */
export type Task = HttpTask | SharedTask | DecryptTask | ClaimTask | OnceTask | Answer;

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** It is about to use something up. */
  readonly cost?: string;
}

export interface HttpTask extends Request {
  readonly type: 'http';
}

export interface SharedTask extends Request {
  readonly type: 'shared';
  readonly key: string;
  readonly lifetime: string;
  readonly renew: boolean;
}

export interface DecryptTask {
  readonly type: 'decrypt';
  readonly cost?: undefined;
  readonly profile: string;
  readonly data: string;
}

export interface ClaimTask {
  readonly type: 'claim';
  readonly cost?: undefined;
  readonly flow: string;
  readonly number: number;
  readonly lasts: boolean;
}

export interface OnceTask {
  readonly type: 'once';
  readonly cost?: undefined;
  readonly key: string;
  readonly ttl: number;
}

export interface Answer {
  readonly type: 'answer';
  readonly cost?: undefined;
  readonly body: object;
  readonly identity?: VerifiedIdentity;
  readonly error?: ErrorDetail;
  readonly providerMessage?: string;
  readonly otp?: { readonly code: string; readonly transactionId: string; readonly nonce?: string };
  readonly state?: { readonly flow: { readonly id: string; readonly number: number } };
  readonly marks: Marks;
}

export interface Marks {
  readonly flow?: string;
  readonly outcome?: string;
  readonly wasMade: boolean;
  readonly keeps: boolean;
  readonly lasts: boolean;
  readonly isLeft: boolean;
}

export interface Registered {
  readonly steps: string[];
  readonly starts: string[];
  readonly spends: string[];
  readonly arrivals: string[];
  readonly flowSeconds: number;
  readonly logsOff: boolean;
  readonly needsCaller: boolean;
}

export interface KeyFileParts {
  readonly serviceId: string;
  readonly clientPrivateKey: string;
  readonly serverPublicKey: string;
}

export interface TossSession {
  sessionKey(): string | undefined;
  encrypt(text: string, now: number, lang: Lang): string;
  decrypt(field: string, now: number, lang: Lang): string;
}

export function load(source?: unknown, lang?: Lang): Promise<Glue>;
export function loaded(): Glue | undefined;
export function renew(trapped: Glue | undefined): void;
