import type { BeginOptions, Flow, StepOptions, Verification } from '../client.js';
import type { CommonState, Ends, Has, Pending, States } from '../states.js';

/** The name of a state: what the flow waits for, or how it ended. */
export type StateName =
  /** For `begin()`. */
  | 'idle'
  /** For `request()`. */
  | 'ready'
  /** For the code that was sent to the phone. */
  | 'awaitingCode'
  /** For the user's word in the PASS app. */
  | 'awaitingApp'
  /** For `call()`, which rings the phone. */
  | 'awaitingCall'
  /** For the user to key `arsNumber` in during the call. */
  | 'calling'
  /** Over: `confirm()` gave the ticket. */
  | 'verified'
  /** Over: `error` says why. */
  | 'failed'
  /** Over: time ran out. */
  | 'expired'
  /** Over: `cancel()`. */
  | 'cancelled';

/** A call that a state allows. */
export type Action = 'begin' | 'request' | 'resend' | 'call' | 'confirm' | 'cancel';

/** What states of mobileOK may have. */
interface MobileokMembers extends CommonState {
  /** How often a code may still be tried, as the provider counts: 3 at first. */
  readonly attemptsLeft?: number;
  /** How often the code may still be sent again, as the provider counts: 3 at first. */
  readonly resendsLeft?: number;
  /** When the code last sent stops being accepted, in milliseconds since 1970. */
  readonly codeExpiresAt?: number;
  /** The digits to key in during the call: to be shown, and read out by screen readers. */
  readonly arsNumber?: string;
  /**
   * When `call()` will be possible again during a call, in milliseconds since 1970: ten seconds after the last ring.
   */
  readonly callAgainAt?: number;
}

interface MobileokStates extends Ends {
  readonly idle: Pending<'token'>;
  readonly ready: Pending<'request'> & Has<MobileokMembers, 'expiresAt'>;
  readonly awaitingCode: Pending<'resend' | 'confirm'> &
    Has<MobileokMembers, 'attemptsLeft' | 'resendsLeft' | 'codeExpiresAt' | 'expiresAt', 'error'>;
  readonly awaitingApp: Pending<'confirm'> & Has<MobileokMembers, 'waitUntil' | 'expiresAt', 'error'>;
  readonly awaitingCall: Pending<'call'> & Has<MobileokMembers, 'arsNumber' | 'expiresAt', 'error'>;
  readonly calling: Pending<'call' | 'confirm'> &
    Has<MobileokMembers, 'arsNumber' | 'waitUntil' | 'callAgainAt' | 'expiresAt', 'error'>;
  readonly verified: object;
}

/** What a page needs to show, told apart by `name`. Frozen; each change is a new object. */
export type FlowState = States<StateName, Action, MobileokStates>;

/** A flow of mobileOK. */
export interface MobileokFlow extends Flow<FlowState> {
  readonly provider: 'mobileok';
  /** Gets a token, and loads the WebAssembly meanwhile. */
  readonly begin: (options?: BeginOptions) => Promise<FlowState>;
  /** Checks and seals `authInfo`, and asks the provider to verify this person. */
  readonly request: (authInfo: AuthInfo, options?: StepOptions) => Promise<FlowState>;
  /** Has the code sent again. */
  readonly resend: (options?: StepOptions) => Promise<FlowState>;
  /** Has the phone rung. */
  readonly call: (options?: StepOptions) => Promise<FlowState>;
  /**
   * Asks for the result. "Not yet" rejects with `next: 'wait'` and keeps the state.
   *
   * @param authNumber the code, as it was typed or pasted; left out for PASS and ARS
   */
  readonly confirm: (authNumber?: string, options?: StepOptions) => Promise<Verification>;
  /**
   * `confirm()` for PASS and ARS again and again: no earlier than `state.waitUntil`, not while the page is hidden, and
   * through "not yet" and network trouble, until the person is verified or an error says otherwise.
   */
  readonly waitForApproval: (options?: StepOptions) => Promise<Verification>;
}

/** A carrier, or the carrier that a budget carrier (알뜰폰, MVNO) uses. */
export type Carrier = 'SKT' | 'KT' | 'LGU' | 'SKTMVNO' | 'KTMVNO' | 'LGUMVNO';

/**
 * What the verification is for: `01001` joining, `01002` change of data, `01003` finding an id, `01004` finding a
 * password, `01005` identity check, `01007` purchase or payment, `01999` other.
 */
export type UsageCode = '01001' | '01002' | '01003' | '01004' | '01005' | '01007' | '01999';

/** Adult checks, by SMS only: `01016` by the Civil Act, `01026` by the Youth Protection Act. */
export type AdultUsageCode = '01016' | '01026';

/** MOKAuthInfo: `serviceType` and `reqAuthType` name the method, and the method the other fields. */
export type AuthInfo =
  PassAuthInfo | SmsAuthInfo | LmsAuthInfo | ArsAuthInfo | SmsPossessionAuthInfo | ArsPossessionAuthInfo;

/** Whose phone it is. */
interface PhoneOwner {
  /** As the carrier knows it, 1 to 100 characters. */
  readonly userName: string;
  /** A Korean mobile number, as it was typed: blanks, separators and `+82` are read. */
  readonly userPhone: string;
}

/** What every request says besides. */
interface AnyAuthInfo {
  readonly usageCode: UsageCode;
  /** Set by the library. */
  readonly retTransferType?: 'MOKResult' | undefined;
}

interface Birthday {
  /** `yyyyMMdd` or `yyyy-MM-dd`, a real day, not in the future. */
  readonly userBirthday: string;
}

interface GenderAndNation {
  /** `1` male, `2` female. */
  readonly userGender: '1' | '2';
  /** `0` Korean, `1` foreign. */
  readonly userNation: '0' | '1';
}

/** A person as the carriers know them: what a code by SMS or LMS, and ARS, need to know. */
export interface MobileokPerson extends PhoneOwner, Birthday, GenderAndNation {
  readonly providerId: Carrier;
}

interface RegistNumber {
  /** The first digit of the back half of the resident number; where it is given, gender and nation do not count. */
  readonly userRegistSingleNumber: '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8';
}

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Fields that a method must not have. */
type Without<Field extends string> = { readonly [F in Field]?: undefined };

interface Sender {
  /** The number the message or call comes from: 8 to 12 digits, registered with the carriers. */
  readonly replyNumber?: string | undefined;
}

interface ShortMessage {
  /** The text of the message, with `[000000]` where the code goes: at most 80 bytes, Hangul counting 2. */
  readonly sendMsg?: string | undefined;
}

interface ArsCode {
  /** The code agreed with the provider: at most 50 letters, digits, `-` and `_`. */
  readonly arsCode: string;
}

interface Extended {
  /** Whatever was agreed with the provider, as a JSON object of at most 8,192 bytes. */
  readonly extension?: Extension | undefined;
}

/** Additions that were agreed with the provider. */
export interface Extension {
  /** For ARS: a text, such as `'{"companyName":"…"}'`. */
  readonly arsRequestMsg?: string | undefined;
  readonly [name: string]: unknown;
}

/**
 * Of one form for all methods, what the method takes that its `serviceType` and `reqAuthType` name; the rest is left
 * out, and so is what is empty. `request()` and `encryptAuthInfo()` check the values.
 *
 * @throws BoninError of kind `misuse` where the two name no method
 */
export function pickAuthInfo(form: FormData | Readonly<Record<string, unknown>>): AuthInfo;

/** The carrier's PASS app. */
export interface PassAuthInfo extends AnyAuthInfo, PhoneOwner, Optional<Birthday>,
  Without<'userGender' | 'userNation' | 'userRegistSingleNumber'>,
  Without<'arsCode' | 'sendMsg' | 'replyNumber' | 'extension'> {
  readonly serviceType: 'telcoAuth';
  readonly reqAuthType: 'PASS';
  readonly providerId: Carrier;
}

/** A code by SMS; the person is given by gender and nation, or by a digit of the resident number. */
export type SmsAuthInfo = SmsByRegistNumberAuthInfo | SmsPersonAuthInfo;

interface SmsRequest extends Omit<AnyAuthInfo, 'usageCode'>, Sender, ShortMessage, Extended, Without<'arsCode'> {
  readonly serviceType: 'telcoAuth';
  readonly reqAuthType: 'SMS';
  readonly usageCode: UsageCode | AdultUsageCode;
}

/** A code by SMS, with a digit of the resident number. */
export interface SmsByRegistNumberAuthInfo
  extends SmsRequest, PhoneOwner, Birthday, RegistNumber, Optional<GenderAndNation> {
  readonly providerId: Carrier;
}

/** A code by SMS, with gender and nation. */
export interface SmsPersonAuthInfo extends SmsRequest, MobileokPerson, Without<'userRegistSingleNumber'> {}

/** A code by LMS, a longer message. */
export interface LmsAuthInfo extends AnyAuthInfo, MobileokPerson, Sender, Extended,
  Without<'userRegistSingleNumber' | 'arsCode'> {
  readonly serviceType: 'telcoAuth-LMS';
  readonly reqAuthType: 'LMS';
  /** The text of the message, with `[000000]` where the code goes: at most 2,000 bytes, Hangul counting 2. */
  readonly sendMsg?: string | undefined;
}

/** A number keyed in during a call. */
export interface ArsAuthInfo extends AnyAuthInfo, MobileokPerson, Sender, ArsCode, Extended,
  Without<'userRegistSingleNumber' | 'sendMsg'> {
  readonly serviceType: 'telcoAuth-ARSAuth';
  readonly reqAuthType: 'ARS';
}

/** Only that the phone is at hand, by SMS. */
export interface SmsPossessionAuthInfo extends AnyAuthInfo, PhoneOwner, Sender, ShortMessage, Extended,
  Without<'userBirthday' | 'userGender' | 'userNation' | 'userRegistSingleNumber' | 'arsCode'> {
  readonly serviceType: 'SMSAuth';
  readonly reqAuthType: 'SMS';
  readonly providerId: 'SMS';
}

/** Only that the phone is at hand, by a number heard on a call. */
export interface ArsPossessionAuthInfo extends AnyAuthInfo, PhoneOwner, Sender, ShortMessage, ArsCode,
  Without<'userBirthday' | 'userGender' | 'userNation' | 'userRegistSingleNumber' | 'extension'> {
  readonly serviceType: 'ARSAuth';
  readonly reqAuthType: 'ARS';
  readonly providerId: 'ARS';
}

/** MOKVerifyInfo. */
export interface VerifyInfo {
  /** 6 digits; spaces are taken out. */
  readonly authNumber: string;
}

/** The client's method for mobileOK. */
export interface MobileokClient {
  /** A new flow of mobileOK identity verification (휴대폰 본인확인). */
  readonly mobileok: () => MobileokFlow;
}
