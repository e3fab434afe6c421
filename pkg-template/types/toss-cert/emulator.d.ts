import type { EmulatorKeyPair, EmulatorNumber } from '../emulator.js';

/** What the emulator's types have of Toss cert. */
export interface EmulatedTossCert {
  /** What a proxy needs for Toss cert; the URLs hold in-process, behind a server they are the server's. */
  settings: {
    readonly baseUrl: string;
    readonly oauthUrl: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** What sessions are sealed to: base64 SPKI. */
    readonly publicKey: string;
    /** The CA of the signatures, in PEM. */
    readonly roots: readonly string[];
  };
  /** What sessions are sealed to; a CA that certifies nobody; and what everyone signs with. */
  keys: { readonly session: EmulatorKeyPair; readonly ca: EmulatorKeyPair; readonly signer: EmulatorKeyPair };
  step: 'token' | 'request' | 'status' | 'result';
  fault: EmulatorTossCertFault;
  /** What a test may choose. */
  order: {
    /** What the token endpoint says of how long a token is good, in seconds: 3,600 unless set. */
    readonly expiresIn?: number;
    /** How long it really is, in seconds, where that is something else. */
    readonly tokenLives?: number;
    /** Whether everyone is the one fictional person of Toss's test service. */
    readonly fixedPerson?: boolean;
  };
  /** What `control.numbers()` lists. */
  number: EmulatorNumber;
}

/** What can go wrong with Toss cert. Those from `personal` on wait for a result. */
export type EmulatorTossCertFault =
  /** The step is refused with this code, and has no effect; the HTTP status goes with the code unless given. */
  | { readonly kind: 'code'; readonly code: string; readonly message?: string; readonly status?: number }
  /** What succeeded has other members; `null` is one. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** Where there is nothing, the answer says so by the text "null". */
  | { readonly kind: 'nullText' }
  /** The person has other data; `null` is none, and what is no text goes unencrypted. */
  | { readonly kind: 'personal'; readonly set: { readonly [name: string]: unknown } }
  /** An encrypted field of the result, or all of them, is changed on its way. */
  | {
      readonly kind: 'field';
      readonly name?: string;
      readonly part: 'base64' | 'ciphertext' | 'extra' | 'id' | 'plain' | 'session' | 'tag' | 'version';
    }
  /** Something is wrong with the signature. */
  | {
      readonly kind: 'signature';
      readonly part:
        | 'attributes'
        | 'base64'
        | 'content'
        | 'detached'
        | 'expired'
        | 'noTransaction'
        | 'notYet'
        | 'otherIssuer'
        | 'otherName'
        | 'otherSigner'
        | 'otherTransaction'
        | 'truncated'
        | 'value';
    }
  /** The result, and what is signed in it, is that of another transaction. */
  | { readonly kind: 'otherTransaction' }
  /** The result that was given last comes again. */
  | { readonly kind: 'replay' }
  /** A transaction whose result was read twice gives it once more. */
  | { readonly kind: 'again' };
