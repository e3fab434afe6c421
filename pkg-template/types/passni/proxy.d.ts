import type { Exchanged } from '../common.js';

/**
 * Settings of Pass-Ni SSO: the bridge to its agent, which the proxy alone speaks to (`passni-bridge` in this package).
 * The proxy's `clientAddress` has to be set, too.
 */
export interface PassniSettings {
  /** Where the bridge's routes begin. */
  readonly bridgeUrl: string;
  /** What the bridge asks for: 32 visible ASCII characters or more. */
  readonly bridgeSecret: Exchanged<string>;
  /**
   * The page that calls `takeSsoCode()`. Register `{basePath}/passni/arrive` of the proxy as this system's address with
   * the SSO server: it sends browsers on to this page.
   */
  readonly pageUrl: string;
  /** The hosts that `move()` may send codes to, `host` or `host:port`; none unless given. */
  readonly agentHosts?: readonly string[];
  /**
   * The shapes that codes and tokens must have: visible ASCII up to 512 and 4,096 characters unless given, or with
   * `guide` those of the guide's examples alone.
   */
  readonly shapes?: 'any' | 'guide';
  /** The SSO server's login view, for `login()`; `agentId` and `agentUrl` go with it. */
  readonly loginUrl?: string;
  /** This system's id. */
  readonly agentId?: string;
  /** This system's address, as it is registered with the SSO server. */
  readonly agentUrl?: string;
  /** The SSO server's page that logs out of every system; `logout()` goes there. */
  readonly logoutUrl?: string;
}

/** How Pass-Ni logged in: always this. */
export type PassniIdentityMethod = 'sso';
