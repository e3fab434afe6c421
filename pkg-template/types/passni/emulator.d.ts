/** What the emulator's types have of Pass-Ni SSO. */
export interface EmulatedPassni {
  /**
   * What the proxy of the first linked system needs for Pass-Ni, and the same of all `sites`. Those are not enumerable:
   * `{ ...emulator.passni, pageUrl }` is one proxy's settings. The URLs hold in-process, as the others.
   */
  settings: EmulatorPassniSite & { readonly sites: readonly EmulatorPassniSite[] };
  /** What `createEmulator` is told. */
  options: {
    /**
     * The systems that Pass-Ni links; unless given `site-a` and `site-b`, whose users arrive at
     * `http://localhost:4000/bonin/passni/arrive`, and at that of port 4002.
     */
    readonly agents?: readonly EmulatorPassniAgent[];
  };
  /** The calls of a bridge; `login` is the user's, at the SSO server's page. */
  step: 'login' | 'token' | 'user-data' | 'sso-code' | 'login-check' | 'agents' | 'logout';
  fault: EmulatorPassniFault;
  /** What a test may choose. */
  order: {
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
  };
  /** What `control.numbers()` lists. */
  number: EmulatorPassniUser;
}

/** What can go wrong with Pass-Ni. All but `code` and `answer` know their step. */
export type EmulatorPassniFault =
  /** The request is refused with this code, and has no effect; the HTTP status goes with the code unless given. */
  | { readonly kind: 'code'; readonly code: string; readonly status?: number }
  /** What succeeded has other members; `null` takes one away. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** The login is said to stand like this: SS0001, SS0007 with an address, or anything else for logged out. */
  | { readonly kind: 'state'; readonly code: string; readonly data?: string }
  /** The central login ends as it is asked about. */
  | { readonly kind: 'loggedOut' }
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
  /** The user data has other members, where `null` takes one away; */
  | { readonly kind: 'userData'; readonly set: { readonly [name: string]: unknown } }
  /** or is `data`, whatever that is. */
  | { readonly kind: 'userData'; readonly data: unknown }
  /** The list of systems is this, whatever it is. */
  | { readonly kind: 'agents'; readonly agents: unknown }
  /** The systems are said to be at this address. */
  | { readonly kind: 'ssoUrl'; readonly url: string }
  /** The SSO server's page sends this in place of the code; nothing unless given. */
  | { readonly kind: 'handoff'; readonly ssoCode?: string };

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
