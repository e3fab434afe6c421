// What a proxy is told of each provider.

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
   * The certificates that signatures must lead to, PEM, from Toss; with them, a result without a signature is refused,
   * unless it is that of a document, whose `signature` says what could be checked.
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
