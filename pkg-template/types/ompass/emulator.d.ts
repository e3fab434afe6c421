import type { EmulatorNumber } from '../emulator.js';

/** What the emulator's types have of OMPASS. */
export interface EmulatedOmpass {
  /** What a proxy needs for OMPASS; both versions are there. The URL holds in-process, as the others. */
  settings: {
    readonly version: 'v1';
    readonly baseUrl: string;
    readonly secretKey: string;
    /** For version 2. */
    readonly clientId: string;
  };
  /** What `createEmulator` is told. */
  options: {
    /** Where OMPASS sends users back to; `http://localhost:4000/callback` unless given. */
    readonly redirectUri?: string;
  };
  step: 'start' | 'verify' | 'authenticators' | 'reset';
  fault: EmulatorOmpassFault;
  /** What a test may choose. */
  order: {
    /** Where users are sent back to. */
    readonly redirectUri?: string;
    /** How long a token is good, in seconds: 300 unless set. */
    readonly tokenLives?: number;
    /** Users who are registered from now on, each with a phone. */
    readonly users?: readonly { readonly userId: string; readonly phone: string }[];
  };
  /** What `control.numbers()` lists. */
  number: EmulatorNumber;
}

/** What can go wrong with OMPASS. Those from `expiredToken` on wait for a user on the way back. */
export type EmulatorOmpassFault =
  /** The request is refused with this code, and has no effect; the HTTP status goes with the code unless given. */
  | { readonly kind: 'code'; readonly code: string; readonly message?: string; readonly status?: number }
  /** What succeeded has other members; `null` takes one away. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** The code of success is a text. */
  | { readonly kind: 'codeText' }
  /** The token is said to be another user's. */
  | { readonly kind: 'otherUser'; readonly userId?: string }
  /** The page is said to be at this address. */
  | { readonly kind: 'pageUrl'; readonly url: string }
  /** The token that the user brings is too old. */
  | { readonly kind: 'expiredToken' }
  /** The page never sends the user back. */
  | { readonly kind: 'noReturn' };
