import type { Exchanged } from '../common.js';

interface TossCertShared {
  /** The client id that Toss gave out. */
  readonly clientId: string;
  readonly clientSecret: Exchanged<string>;
  /**
   * Toss's public key, SPKI in base64, as Toss's developer pages print it, or as PEM or DER. The SHA-256 of its bytes
   * is `3c9b95d619baa27623d5509d68e2c48df2330abac55e69de5a0a5b9c555ff9e3`. This package holds no copy of the key.
   */
  readonly publicKey: string | Uint8Array;
  /** The contract: `id` for 본인확인, which gives CI and DI, `simple` for 간편인증. `id` unless given. */
  readonly family?: 'id' | 'simple';
  /** The scheme or address that Toss's app returns to. */
  readonly requestUrl?: string;
  /** Where Toss's own page goes after it, for `begin({ method: 'page' })`: pages that call `finishCallback()`. */
  readonly successCallbackUrl?: string;
  readonly failCallbackUrl?: string;
  /**
   * The certificates that signatures must lead to, from Toss: PEM, also several in one file, or DER. With them, a
   * result without a signature is refused, unless it is that of a document, whose `signature` says what could be
   * checked.
   * None unless given: then a signature proves no more than that it is intact.
   */
  readonly roots?: string | Uint8Array | readonly (string | Uint8Array)[];
  /** How long the user may take: 1 to 1,800 s. Toss decides unless given. */
  readonly expireSeconds?: number;
}

/** Settings of Toss cert: its service, or the two addresses of something that speaks like it. */
export type TossCertSettings = TossCertShared &
  (
    | { readonly environment: 'production'; readonly baseUrl?: undefined; readonly oauthUrl?: undefined }
    | { readonly baseUrl: string; readonly oauthUrl: string; readonly environment?: undefined }
  );

/** How the person learned of Toss's request. */
export type TossCertIdentityMethod = 'PUSH' | 'APP_SCHEME' | 'WINDOW';
