import type { ErrorReason } from '../wasm/reasons.js';

export type { ErrorReason };

/** Who must act on an error. */
export type ErrorKind =
  /** This library is wrong. */
  | 'bug'
  /** The user or the page gave up. */
  | 'cancelled'
  /** The operator: keys, ids, URLs, clock. */
  | 'config'
  /** Time ran out. */
  | 'expired'
  /** The caller; `field` names the input. */
  | 'misuse'
  /** Nobody, or the network: trying again may help. */
  | 'network'
  /** The provider said no. */
  | 'rejected'
  /** Bytes do not verify; why is never told. */
  | 'tampered';

/** What the user can do next. */
export type NextStep =
  /** Have the phone rung once more. */
  | 'callAgain'
  /** Correct what was typed. */
  | 'checkInput'
  /** Nothing; the service's operator has to. */
  | 'contactSupport'
  /** Install or sign up to the app. */
  | 'installApp'
  /** Ask for another code. */
  | 'resend'
  /** Start over. */
  | 'restart'
  /** Type the code again. */
  | 'retryCode'
  /** Lift a block at the carrier or in the app. */
  | 'unblock'
  /** Take the SMS way instead. */
  | 'useSms'
  /** Ask again a little later. */
  | 'wait';

/** The languages messages come in. */
export type Lang = 'ko' | 'en';

/** One wrong setting of a configuration. */
export interface ConfigFault {
  /** The setting, in dotted form: `providers.mobileok.password`. */
  readonly field: string;
  /** Why, in one word that never changes. */
  readonly reason: ErrorReason;
  /** Why, in a sentence. */
  readonly message: string;
}

/** What an error says; also its wire form. No member ever holds a value that a user typed. */
export interface ErrorDetail {
  /** Who must act. */
  readonly kind: ErrorKind;
  /** Why, in one word that never changes. */
  readonly reason: ErrorReason;
  /** For a person, in Korean or English. */
  readonly message: string;
  /** Whether the same step of the same flow can be tried again. */
  readonly retryable: boolean;
  /** The provider it happened with. */
  readonly provider?: string;
  /** The provider's result code as the provider sent it, kept even when unknown to this library. */
  readonly code?: string;
  /** A second, detailed code of the provider. */
  readonly detailCode?: string;
  /** The step it happened in. */
  readonly phase?: string;
  /** The input or setting at fault, in dotted form. */
  readonly field?: string;
  /** What the user can do. */
  readonly next?: NextStep;
  /** For a developer, in English: what to look at. Where a file of this package could not be loaded. */
  readonly hint?: string;
  /** Every wrong setting, where a configuration was refused. */
  readonly faults?: readonly ConfigFault[];
}

/** The one error of this package. */
export class BoninError extends Error implements ErrorDetail {
  constructor(detail: ErrorDetail, options?: { cause?: unknown });
  /** The error of its wire form, as an object or as JSON text. */
  static from(detail: ErrorDetail | string, options?: { cause?: unknown }): BoninError;
  readonly name: 'BoninError';
  readonly kind: ErrorKind;
  readonly reason: ErrorReason;
  readonly retryable: boolean;
  readonly provider?: string;
  readonly code?: string;
  readonly detailCode?: string;
  readonly phase?: string;
  readonly field?: string;
  readonly next?: NextStep;
  readonly hint?: string;
  readonly faults?: readonly ConfigFault[];
  /** What was thrown underneath, where there was something; never sent to a browser. */
  readonly cause?: unknown;
  /** The wire form: neither stack nor cause. */
  toJSON(): ErrorDetail;
}

/** Whether `value` is a {@link BoninError}, whichever copy of this package made it. */
export function isBoninError(value: unknown): value is BoninError;
