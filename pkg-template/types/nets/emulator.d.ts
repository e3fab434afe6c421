import type { EmulatorKeyPair } from '../emulator.js';

/** What the emulator's types have of NETS*SSO. */
export interface EmulatedNets {
  /**
   * What a proxy needs for NETS*SSO: the agent of the site `site-a`; that of `site-b` has the same address but for this
   * name. The URLs hold in-process, as the others.
   */
  settings: {
    readonly agentUrl: string;
    readonly profile: 'v9';
    readonly hosts: readonly string[];
    readonly returnUrl: string;
  };
  /** What user ids and passwords are encrypted for. */
  keys: { readonly credential: EmulatorKeyPair };
  step:
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
  fault: EmulatorNetsFault;
  /** What a test may choose. */
  order: {
    /** Whether browsers keep the SSO server's cookie from what other pages ask of it. */
    readonly blockCookies?: boolean;
    /** Whether the attributes of a user are a map, and not a list. */
    readonly attributeMap?: boolean;
    /** Whether a choice between two logons has no end. */
    readonly noLimit?: boolean;
  };
  /** What `control.numbers()` lists. */
  number: EmulatorNetsUser;
}

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

/** A user whom the SSO server of NETS*SSO knows, and what that user meets with. */
export interface EmulatorNetsUser {
  readonly user: string;
  readonly password: string;
  /** Where the code of a second factor comes to. */
  readonly phone?: string;
  readonly ko: string;
  readonly en: string;
}
