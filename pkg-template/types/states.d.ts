import type { ErrorDetail } from './common.js';

/**
 * The states of a flow, as a union that is told apart by `name`: `Members` has an entry for each name, with the members
 * of such a state. A member that only other states have is `undefined`, so it can be read before the name is known.
 */
export type States<Name extends string, Action extends string, Members extends { readonly [N in Name]: object }> = {
  [N in Name]: Flat<Shared<N, Action> & Members[N] & Absent<Members[Name], Members[N]>>;
}[Name];

interface Shared<Name, Action> {
  /** What the flow waits for, or how it ended. */
  readonly name: Name;
  /** The calls that may be made now. A page that shows these as buttons needs no knowledge of its own. */
  readonly actions: readonly Action[];
}

/** Members of `All`: some that a state has always, and some that it may have. */
export type Has<All, Always extends keyof All, Sometimes extends keyof All = never> =
  { readonly [Member in Always]-?: Exclude<All[Member], undefined> } & Pick<All, Sometimes>;

/** While a step is on its way. */
export interface Pending<Step extends string> {
  /** What is waited for: a step of the proxy, or of the provider. Until its answer only `cancel()` is taken. */
  readonly pending?: Step;
}

/** What states of several providers have. */
export interface CommonState {
  /** When the flow ends by itself, in milliseconds since 1970. */
  readonly expiresAt?: number;
  /** Before this time `confirm()` should not be asked again, in milliseconds since 1970. */
  readonly waitUntil?: number;
  /** What last went wrong. */
  readonly error?: ErrorDetail;
}

/** The ends that the flows of all providers have. */
export interface Ends {
  readonly failed: Has<CommonState, 'error'>;
  readonly expired: object;
  readonly cancelled: object;
}

/** The members that only other states have. */
type Absent<All, Own> = { readonly [Member in Exclude<KeysOf<All>, keyof Own>]?: undefined };

/** The names of the members of all parts of a union. */
type KeysOf<Union> = Union extends unknown ? keyof Union : never;

/** One object type instead of several, so that editors show its members. */
type Flat<T> = { [Member in keyof T]: T[Member] };

export {};
