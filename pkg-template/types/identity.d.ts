// Who it is, as a redeemed ticket says it.
import type { ProviderIdentityMethod, ProviderName } from '../wasm/types/proxy.js';

/** A value that JSON can hold. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** What is known of a verified person. Who sees it: the backend that redeems the ticket, and `onVerified`. */
export interface VerifiedIdentity {
  readonly provider: ProviderName;
  /** How the person was verified or logged in, in the provider's own word. */
  readonly method: ProviderIdentityMethod | (string & {});
  /**
   * `identity`: the provider vouches for name and birthday. `possession`: only that this person holds the phone.
   * `signature`: this person signed the document of `signedText`. `login`: the account `userId` was logged in to.
   */
  readonly assurance: 'identity' | 'possession' | 'signature' | 'login';
  /** The provider's id of this verification; the proxy's own where the provider has none (OMPASS, NETS, Pass-Ni). */
  readonly transactionId: string;
  /** When the provider says it happened, or else when the proxy learned of it: ISO 8601 with its offset. */
  readonly verifiedAt: string;
  /** The account of a login. After a password (`u2f`) compare it with the account whose password you checked. */
  readonly userId?: string;
  readonly name?: string;
  /** Digits only. */
  readonly phone?: string;
  /** As the SSO server has it (Pass-Ni); nobody checked it here. */
  readonly email?: string;
  /** yyyyMMdd */
  readonly birthday?: string;
  readonly gender?: 'male' | 'female';
  readonly nation?: 'korean' | 'foreign';
  /** Connecting information: the same for one person at every service. */
  readonly ci?: string;
  /** Duplication information: the same for one person at this service. */
  readonly di?: string;
  /** What the agent says of the user besides (NETS): names and texts as the customer's policy has them. */
  readonly attributes?: { readonly [name: string]: string };
  /**
   * The provider's answer to an adult check, where one was asked for. The page chose the law that it is an answer by.
   */
  readonly isAdult?: boolean;
  /** The law that `isAdult` is an answer by, as far as it is known (mobileOK). */
  readonly adultLaw?: 'civil' | 'youth';
  /**
   * Beside `isAdult` of mobileOK, the answers of both laws, from the birthday that the provider vouches for. `civil`:
   * 19 years of age (Civil Act). `youth`: from 1 January of the year of that birthday (Youth Protection Act).
   */
  readonly adult?: { readonly civil: boolean; readonly youth: boolean };
  /**
   * The person's electronic signature, where the provider gives one. `trusted`: it is intact and of this verification,
   * and its certificate leads to one of the configured roots. `intact`: the same, but nobody checked whose certificate
   * it is. `unchecked`: that of a document, in a form that is not known. A document names no verification: there, the
   * first two say that `signedText` is what was signed.
   */
  readonly signature?: 'trusted' | 'intact' | 'unchecked';
  /** The name in the signature's certificate. */
  readonly signerName?: string;
  /** The document that was signed, from within its signature. Compare it with the one that you meant. */
  readonly signedText?: string;
  /**
   * What `begin({ nonce })`, or `enter()`, was given. Compare it with your session's, so that a ticket of another
   * session is not accepted.
   */
  readonly nonce?: string;
  /** The provider's own result. */
  readonly raw: { readonly [name: string]: JsonValue };
}

/** An identity field that the browser may be shown. */
export type ClaimName = Exclude<keyof VerifiedIdentity, 'raw'>;
