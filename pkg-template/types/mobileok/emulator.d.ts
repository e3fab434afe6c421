import type { EmulatorKeyPair, EmulatorNumber } from '../emulator.js';

/** What the emulator's types have of mobileOK. */
export interface EmulatedMobileok {
  /** What a proxy needs for mobileOK; `baseUrl` holds in-process, behind a server it is the server's URL. */
  settings: {
    readonly baseUrl: string;
    readonly siteUrl: string;
    readonly keyFile: Uint8Array;
    readonly password: string;
    readonly serviceId: string;
  };
  /** Those of the service, and those of its one relying party. */
  keys: { readonly server: EmulatorKeyPair; readonly client: EmulatorKeyPair };
  step: 'token' | 'request' | 'resend' | 'call' | 'confirm';
  fault: EmulatorMobileokFault;
  /** What a test may choose. */
  order: {
    /** Whether the answer of an auth request holds the code. */
    readonly otpCode?: boolean;
    /** What a result calls the time of the request: the vendor's guide has both. */
    readonly requestDate?: 'reqDate' | 'reqdate' | 'alternate';
  };
  /** What `control.numbers()` lists. */
  number: EmulatorNumber;
}

/** What can go wrong with mobileOK. Those from `envelope` on wait for a result. */
export type EmulatorMobileokFault =
  /** The service answers this code, and the step has no effect. With `token` a new token comes along. */
  | {
      readonly kind: 'code';
      readonly code: string | number;
      readonly message?: string;
      readonly retryCount?: string | number;
      readonly resendCount?: string | number;
      readonly token?: boolean;
    }
  /** The answer lacks its new token. */
  | { readonly kind: 'noToken' }
  /** The token's public key is missing, no key, of 1,024 bits, or of another kind. */
  | { readonly kind: 'publicKey'; readonly key: 'missing' | 'text' | 'weak' | 'ec' }
  /** The result's envelope is changed on its way. */
  | {
      readonly kind: 'envelope';
      readonly part:
        'base64' | 'ciphertext' | 'extra' | 'hash' | 'key' | 'padding' | 'rsa' | 'separator' | 'truncated';
    }
  /** The result has other members; `null` takes one away. */
  | { readonly kind: 'result'; readonly set: { readonly [name: string]: unknown } }
  /** The result was issued so many minutes later, or earlier where negative. */
  | { readonly kind: 'issueDate'; readonly minutes: number }
  /** The result is that of another transaction. */
  | { readonly kind: 'otherTransaction' }
  /** The result before comes again. */
  | { readonly kind: 'replay' }
  /** A transaction that has its result gets the same one once more. */
  | { readonly kind: 'again' };
