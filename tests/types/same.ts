/** `true` if a type of states has just the members that the views of its table have; else the differences. */
import type { PageRequest } from 'bonin';

export type Same<State extends AnyState, Views extends { readonly [name: string]: AnyView }> =
  [Difference<State, Views>] extends [never] ? true : Difference<State, Views>;

interface AnyState {
  readonly name: string;
  readonly actions: readonly string[];
}

interface AnyView {
  name: string;
  actions: string;
}

/** A state that only one side has, a state whose members are not the same, and an action that only one side has. */
type Difference<State extends AnyState, Views extends { readonly [name: string]: AnyView }> =
  | Exclude<State['name'], keyof Views>
  | Exclude<keyof Views, State['name']>
  | { [N in keyof Views]: Unlike<Members<Extract<State, { name: N }>>, Members<Views[N]>> }[keyof Views]
  | Unlike<State['actions'][number], Views[keyof Views]['actions']>;

type Unlike<Type, View> = Equal<Type, View> extends true ? never : { type: Type; view: View };

/** Two types are one if no type can tell them apart. */
export type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The members that a state can have. Its actions have one type in all states: a page can look for any of them. */
type Members<State> = {
  -readonly [M in keyof State as M extends 'actions' ? never : Given<State[M]> extends true ? M : never]:
    M extends 'error' ? object : Value<State[M]>;
};

/** A member that is always `undefined` is no member. */
type Given<V> = [Exclude<V, undefined>] extends [never] ? false : true;

/** Each table opens its pages in some of the ways of a `PageRequest`. */
type Value<V> = V extends { how: unknown } ? (V extends PageRequest ? PageRequest : V) : V extends object ? Flat<V> : V;

type Flat<V> = { -readonly [M in keyof V]: V[M] };
