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
  /** The page that the proxy's route `nets/arrive` leads users on to, on one of `hosts`; `returnUrl` unless given. */
  readonly pageUrl?: string;
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

/** How the page says the user logged on: the agent does not confirm it, so decide nothing by it. */
export type NetsIdentityMethod = 'sso' | 'basic' | 'encryptedBasic' | 'ntfa' | 'dupChoice' | 'page';
