/** A word or sentence for each of these names. */
type Words<Name extends string> = { readonly [N in Name]: string };

type Provider = 'mobileok' | 'tossCert' | 'ompass' | 'passni';
type Person = 'userName' | 'userBirthday' | 'userGender' | 'userNation' | 'providerId' | 'userPhone';
type Method = 'sms' | 'lms' | 'pass' | 'ars' | 'sms-possession' | 'ars-possession' | 'push' | 'app' | 'window';

/** The sentences and words of `<bonin-verify>`. `{n}` stands for a number. */
export interface BoninVerifyTexts {
  readonly heading: Words<Provider>;
  readonly form: Words<Person | 'method' | 'userBirthdayHint' | 'choose' | 'submit' | 'submitting'> & {
    readonly methods: Words<Method>;
    readonly genders: Words<'1' | '2'>;
    readonly nations: Words<'0' | '1'>;
    readonly carriers: Words<'SKT' | 'KT' | 'LGU' | 'SKTMVNO' | 'KTMVNO' | 'LGUMVNO'>;
    /** For a field that was left empty. */
    readonly missing: Words<Person>;
  };
  /** Where nothing is asked for, and a button leads to the provider. */
  readonly start: {
    readonly [P in 'tossCert' | 'ompass' | 'passni']: Words<'text' | 'open'>;
  } & Words<'opening'>;
  readonly code: Words<
    | 'heading' | 'sent' | 'heard' | 'label' | 'short' | 'timeLeft' | 'over' | 'confirm' | 'confirming' | 'resend'
    | 'resending' | 'resent' | 'attemptsLeft' | 'resendsLeft'
  >;
  /** While the user approves in an app. */
  readonly app: Words<'text' | 'waiting' | 'open' | 'look'> & {
    readonly heading: Words<'mobileok' | 'tossCert'>;
  };
  /** Before and during a call. */
  readonly call: Words<'heading' | 'before' | 'during' | 'number' | 'call' | 'again' | 'calling' | 'waiting'>;
  /** While the user is in the provider's window. */
  readonly window: Words<'heading' | 'text' | 'waiting' | 'open'>;
  /** When it has ended. */
  readonly over: Words<'failed' | 'expired' | 'again' | 'sms'> & {
    readonly verified: Words<Provider>;
  };
  readonly change: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly timeLeft: string;
  readonly offline: string;
  /** What a form says that needs the ticket. */
  readonly required: string;
  readonly unknown: string;
}

/** Some of them. */
export type BoninVerifyTextChanges = Part<BoninVerifyTexts>;

type Part<T> = { readonly [Name in keyof T]?: T[Name] extends string ? string : Part<T[Name]> };

export {};
