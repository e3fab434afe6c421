import type { Exchanged } from '../common.js';

/** The bytes of a key file, or their text: base64 in any spelling, or hex. */
export type KeyFile = Uint8Array | ArrayBuffer | string;

interface MobileokShared {
  /** The site URL that is registered with the provider. */
  readonly siteUrl: string;
  /** The provider's key file, of RSA keys of 2048 bits or more. */
  readonly keyFile: Exchanged<KeyFile>;
  /** The key file's password. */
  readonly password: string;
  /** At most 8 ASCII letters or digits in front of each transaction id. */
  readonly clientPrefix?: string;
  /** The methods that count; a result of any other one is refused. All of them unless given. */
  readonly methods?: readonly MobileokIdentityMethod[];
}

/** Settings of mobileOK: an environment of the provider, or the address of something that speaks like it. */
export type MobileokSettings = MobileokShared &
  (
    | { readonly environment: 'production' | 'development'; readonly baseUrl?: undefined }
    | { readonly baseUrl: string; readonly environment?: undefined }
  );

/** How mobileOK verified: the pair of serviceType and reqAuthType in one word. */
export type MobileokIdentityMethod = 'PASS' | 'SMS' | 'LMS' | 'ARS' | 'SMSAuth' | 'ARSAuth' | 'telcoAuth';
