// What can go wrong at the emulated services, on order.
import type { EmulatedProviders } from '../wasm/types/emulator.js';

/** The steps of each service. */
export type EmulatorSteps = { readonly [P in keyof EmulatedProviders]: EmulatedProviders[P]['step'] };

/** What can go wrong with any service. */
export type EmulatorAnyFault =
  /** The answer is late, by `delay`. */
  | { readonly kind: 'delay' }
  /** The connection drops: before the service saw the request, or, `served`, after it did its part. */
  | { readonly kind: 'drop'; readonly served?: boolean }
  /** The answer has no body. */
  | { readonly kind: 'empty' }
  /** A page comes instead of an answer; status 502 unless given. */
  | { readonly kind: 'html'; readonly status?: number }
  /** The body is no JSON. */
  | { readonly kind: 'notJson' }
  /** The right answer has another status; 500 unless given. */
  | { readonly kind: 'status'; readonly status?: number }
  /** The right answer says that it is plain text. */
  | { readonly kind: 'textPlain' };

/** What every order says besides. */
export interface EmulatorOrder<Step> {
  /** Any step unless given; faults of a result know theirs. */
  readonly step?: 'any' | Step;
  /** Once unless given. */
  readonly times?: number | 'always';
  /** Requests that pass first. */
  readonly skip?: number;
  /** Milliseconds before the answer; not with faults of a result. */
  readonly delay?: number;
}

/**
 * A fault on order, of mobileOK unless it names another provider. Some faults know their step: each provider's types
 * say which. The others take the next request of their step.
 */
export type EmulatorFaultOrder = {
  readonly [P in keyof EmulatedProviders]: (EmulatorAnyFault | EmulatedProviders[P]['fault']) &
    EmulatorOrder<EmulatorSteps[P]> &
    EmulatorOf<P>;
}[keyof EmulatedProviders];

/** Which provider an order is for: mobileOK unless it says so. */
export type EmulatorOf<P> = P extends 'mobileok' ? { readonly provider?: P } : { readonly provider: P };
