import type { AnyFlow, Client, Verification } from './client.js';
import type { ErrorDetail } from './common.js';
import type { BoninVerifyTextChanges, BoninVerifyTexts } from './element-texts.js';

export type { BoninVerifyTextChanges, BoninVerifyTexts };

/** The providers that the element can show. */
export type BoninVerifyProvider = 'mobileok' | 'tossCert' | 'ompass' | 'passni';

/** What is verified: of mobileOK the first six, of Toss cert the next three, of OMPASS two, of Pass-Ni the last. */
export type BoninVerifyMethod =
  | 'sms' | 'lms' | 'pass' | 'ars' | 'sms-possession' | 'ars-possession'
  | 'push' | 'app' | 'window'
  | 'uaf' | 'u2f'
  | 'sso';

/** The attributes of `<bonin-verify>`; all are optional. */
export interface BoninVerifyAttributes {
  /** `mobileok` unless given. */
  readonly provider?: BoninVerifyProvider | undefined;
  /** Methods, with blanks between; the user chooses where there are several. The provider's first unless given. */
  readonly methods?: string | undefined;
  /** Where the proxy is; `/bonin` unless given. Not used where `client` is set. */
  readonly 'proxy-url'?: string | undefined;
  /** The value of your session that the ticket will hold. Not `nonce`: browsers empty that attribute. */
  readonly 'flow-nonce'?: string | undefined;
  /** mobileOK: what the verification is for, `01005` (identity check) unless given. */
  readonly 'usage-code'?: string | undefined;
  /** mobileOK, ARS: the code agreed with the provider. */
  readonly 'ars-code'?: string | undefined;
  /** OMPASS and Pass-Ni: the user's id. */
  readonly 'user-id'?: string | undefined;
  /** `ko` or `en`: of the nearest element with a `lang` unless given, or the browser's. */
  readonly lang?: string | undefined;
  /** The heading of the first step. */
  readonly heading?: string | undefined;
  /** Goes on after a reload: a name, under which sessionStorage has the flow. Nothing that was typed is kept. */
  readonly resume?: string | undefined;
  /** The name under which a form sends the ticket. */
  readonly name?: string | undefined;
  /** A form is not valid before there is a ticket. */
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** The element `<bonin-verify>`, a control of forms: its value is the ticket. */
export interface BoninVerifyElement extends HTMLElement {
  /** Instead of the attribute `proxy-url`: what `createClient()` gave. */
  client: Client | undefined;
  /** Texts of your own, which take the place of those that they name. */
  texts: BoninVerifyTextChanges | undefined;
  /** What is filled in already, by the names of the fields; in memory alone. */
  values: Readonly<Record<string, string>>;
  disabled: boolean;
  /** The ticket, or an empty text. */
  readonly value: string;
  /** The flow that is under way, or was. */
  readonly flow: AnyFlow | undefined;
  readonly state: AnyFlow['state'] | undefined;
  readonly form: HTMLFormElement | null;
  readonly type: string;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Gives up what is under way, as the user can. */
  cancel(): void;
  /** Begins anew: the ticket and what was typed are forgotten. */
  reset(): void;
  addEventListener<Name extends keyof BoninVerifyEventMap>(
    type: Name,
    listener: (this: BoninVerifyElement, event: BoninVerifyEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof BoninVerifyEventMap>(
    type: Name,
    listener: (this: BoninVerifyElement, event: BoninVerifyEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions,
  ): void;
}

/** There is a ticket, for your backend. */
export interface BoninVerifiedDetail extends Verification {
  readonly provider: BoninVerifyProvider;
}

/** It is over without a ticket. The user is shown why, and may begin again. */
export interface BoninFailedDetail {
  readonly error: ErrorDetail;
  readonly provider: BoninVerifyProvider;
}

/** The user gave up, and sees the beginning again. */
export interface BoninCancelledDetail {
  readonly provider: BoninVerifyProvider;
}

/** Each change of the flow. */
export interface BoninStateDetail {
  readonly state: AnyFlow['state'];
}

/** What the element tells; each event bubbles, and leaves the shadow trees that it is in. */
export interface BoninVerifyEventMap extends HTMLElementEventMap {
  verified: CustomEvent<BoninVerifiedDetail>;
  failed: CustomEvent<BoninFailedDetail>;
  cancelled: CustomEvent<BoninCancelledDetail>;
  statechange: CustomEvent<BoninStateDetail>;
}

export const ko: BoninVerifyTexts;
export const en: BoninVerifyTexts;

/**
 * Defines the element, once however often it is called; on a server it does nothing. `bonin/element/define` does so by
 * being imported.
 */
export function defineBoninVerify(name?: string): CustomElementConstructor | undefined;

declare global {
  interface HTMLElementTagNameMap {
    'bonin-verify': BoninVerifyElement;
  }
}
