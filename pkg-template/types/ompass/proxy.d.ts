import type { Exchanged } from '../common.js';

/** Settings of OMPASS: a cloud's or your own server, as its administration pages show them. */
export interface OmpassSettings {
  /** The interface: `v1` unless given. */
  readonly version?: 'v1' | 'v2';
  /** Where the interface is, without `/v1` or `/v2`: it differs from one contract to the next. */
  readonly baseUrl: string;
  /** The application's secret key. */
  readonly secretKey: Exchanged<string>;
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

/** Whether OMPASS came instead of a password (`uaf`) or after one (`u2f`). */
export type OmpassIdentityMethod = 'uaf' | 'u2f';
