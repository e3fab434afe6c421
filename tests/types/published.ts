/** What the published types repeat of the core is what the core has. */
import type { AuthInfo, Client, ErrorDetail, ErrorKind, NextStep, PageRequest } from 'bonin';
import type { OmpassBeginOptions, PassniMoveOptions, PassniStatus, TossCertBeginOptions } from 'bonin';
import type { ClaimName, NetsIdentityMethod, OmpassIdentityMethod, ProviderName, VerifiedIdentity } from 'bonin/proxy';
import type * as core from './core.js';
import type { Equal } from './same.js';

/** `true` for each pair of types that are one. */
type All<Pairs extends { [Name in keyof Pairs]: true }> = Pairs;

/** Which members there are, and which are always there. */
type Shape<T> = { [Member in keyof T]: unknown };
type Writable<T> = { -readonly [Member in keyof T]: T[Member] };
type SameShape<A, B> = Equal<Writable<Shape<A>>, Writable<Shape<B>>>;

/** All words are there, and what is not there is no word. */
export type Words = All<{
  kind: Equal<ErrorKind, core.Kind>;
  next: Equal<NextStep, core.Next>;
  state: Equal<ReturnType<Client[keyof core.Calls]>['state']['name'], core.State>;
  how: Equal<PageRequest['how'], core.How>;
  assurance: Equal<VerifiedIdentity['assurance'], core.AssuranceWord>;
  gender: Equal<VerifiedIdentity['gender'], core.GenderWord | undefined>;
  nation: Equal<VerifiedIdentity['nation'], core.NationWord | undefined>;
  signature: Equal<VerifiedIdentity['signature'], core.SignatureWord | undefined>;
  claim: Equal<ClaimName, Exclude<keyof core.Identity, 'raw'>>;
  provider: Equal<ProviderName, keyof core.Calls>;
  tossCertMethod: Equal<NonNullable<TossCertBeginOptions['method']>, core.TossCertMethodWord>;
  ompassMethod: Equal<NonNullable<OmpassBeginOptions['method']>, core.OmpassMethodWord>;
  ompassWay: Equal<NonNullable<OmpassBeginOptions['how']>, core.OmpassWay>;
  passniTarget: Equal<NonNullable<PassniMoveOptions['how']>, core.PassniTarget>;
  passniStatus: Equal<PassniStatus['status'], core.PassniStatusWord>;
  ompassIdentity: Equal<OmpassIdentityMethod, core.OmpassMethodWord>;
  netsIdentity: Equal<NetsIdentityMethod, core.NetsMethodWord>;
}>;

/** The proxy adds the provider's name and a sentence, and JavaScript what it alone knows. */
type Detail = Omit<core.Detail, 'message'> & {
  message: unknown;
  provider?: unknown;
  hint?: unknown;
  faults?: unknown;
};

/** The provider's own result is there in every ticket. */
type Identity = Omit<core.Identity, 'raw'> & { raw: unknown };

export type Objects = All<{
  error: SameShape<ErrorDetail, Flat<Detail>>;
  identity: SameShape<VerifiedIdentity, Flat<Identity>>;
  page: SameShape<PageRequest, core.Page>;
}>;

type Flat<T> = { [Member in keyof T]: T[Member] };

/** What every flow has, whoever its provider is. */
type Common = 'provider' | 'state' | 'cancel' | 'subscribe' | 'snapshot' | 'waitForApproval';

type FlowOf<P extends keyof core.Calls> = ReturnType<Client[P]>;

/** The options of a call, but for the signal: its last argument. */
type OptionsOf<Call, Rule> = Call extends (...args: infer Args) => unknown
  ? Rule extends { takes: never }
    ? Exclude<keyof NonNullable<Required<Args>[0 & keyof Args]>, 'signal'>
    : Exclude<keyof NonNullable<Required<Args>[1 & keyof Args]>, 'signal'>
  : 'no call';

type SameCalls<P extends keyof core.Calls> = Equal<
  { [Name in Exclude<keyof FlowOf<P>, Common>]: OptionsOf<FlowOf<P>[Name], core.Calls[P][Name & keyof core.Calls[P]]> },
  { [Name in keyof core.Calls[P]]: core.Calls[P][Name] extends { options: infer Options } ? Options : never }
>;

export type Calls = All<{ [P in keyof core.Calls]: SameCalls<P> }>;

/** A method by its word, as in identities. */
type Of<Word> = Extract<AuthInfo, Word extends 'SMSAuth' | 'ARSAuth' ? { serviceType: Word } : Carriers<Word>>;
type Carriers<Word> = { reqAuthType: Word; serviceType: `telcoAuth${string}` };

/** Of a union: what any part has, and always only if every part does. A member that is always `undefined` is none. */
type Together<T> = Flat<
  { [M in RequiredIn<T>]: unknown } & { [M in Exclude<OwnKeys<T>, RequiredIn<T>>]?: unknown }
>;
type OwnKeys<T> = T extends unknown
  ? keyof { [M in keyof T as [Exclude<T[M], undefined>] extends [never] ? never : M]: 0 }
  : never;
type RequiredIn<T> = Exclude<OwnKeys<T>, OptionalIn<T>>;
/** Optional in a part of the union, or absent there. */
type OptionalIn<T, Whole = T> = T extends unknown
  ? { [M in OwnKeys<Whole>]: M extends keyof T ? (object extends Pick<T, M> ? M : never) : M }[OwnKeys<Whole>]
  : never;

export type Methods = All<{ [Word in keyof core.Methods]: SameShape<Together<Of<Word>>, core.Methods[Word]> }>;
