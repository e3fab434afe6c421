/** What the core has. Written by `BLESS=1 cargo test --test flow published`. */
export type Kind =
  | 'bug'
  | 'cancelled'
  | 'config'
  | 'expired'
  | 'misuse'
  | 'network'
  | 'rejected'
  | 'tampered';
export type Next =
  | 'callAgain'
  | 'checkInput'
  | 'contactSupport'
  | 'installApp'
  | 'resend'
  | 'restart'
  | 'retryCode'
  | 'unblock'
  | 'useSms'
  | 'wait';
export type State =
  | 'awaitingApp'
  | 'awaitingCall'
  | 'awaitingChoice'
  | 'awaitingCode'
  | 'awaitingReturn'
  | 'calling'
  | 'cancelled'
  | 'expired'
  | 'failed'
  | 'idle'
  | 'loggedOut'
  | 'ready'
  | 'verified';
export type How =
  | 'app'
  | 'popup'
  | 'post'
  | 'redirect';
export type AssuranceWord =
  | 'identity'
  | 'login'
  | 'possession'
  | 'signature';
export type GenderWord =
  | 'female'
  | 'male';
export type NationWord =
  | 'foreign'
  | 'korean';
export type SignatureWord =
  | 'intact'
  | 'trusted'
  | 'unchecked';
export type TossCertMethodWord =
  | 'document'
  | 'page'
  | 'personal'
  | 'window';
export type OmpassMethodWord =
  | 'u2f'
  | 'uaf';
export type OmpassWay =
  | 'popup'
  | 'redirect';
export type PassniTarget =
  | 'popup'
  | 'post';
export type PassniStatusWord =
  | 'duplicate'
  | 'loggedIn'
  | 'loggedOut';
export type NetsMethodWord =
  | 'basic'
  | 'dupChoice'
  | 'encryptedBasic'
  | 'ntfa'
  | 'page'
  | 'sso';

export interface Detail {
  kind: unknown;
  reason: unknown;
  field?: unknown;
  code?: unknown;
  detailCode?: unknown;
  phase?: unknown;
  next?: unknown;
  retryable: unknown;
  message?: unknown;
}

export interface Identity {
  provider: unknown;
  method: unknown;
  assurance: unknown;
  transactionId: unknown;
  verifiedAt: unknown;
  userId?: unknown;
  name?: unknown;
  phone?: unknown;
  email?: unknown;
  birthday?: unknown;
  gender?: unknown;
  nation?: unknown;
  ci?: unknown;
  di?: unknown;
  isAdult?: unknown;
  adultLaw?: unknown;
  adult?: unknown;
  attributes?: unknown;
  signature?: unknown;
  signerName?: unknown;
  signedText?: unknown;
  nonce?: unknown;
  raw?: unknown;
}

export interface Page {
  how: unknown;
  url: unknown;
  fields?: unknown;
  android?: unknown;
  ios?: unknown;
}

/** By provider: a call's argument, and its options. */
export interface Calls {
  mobileok: {
    begin: { takes: never; options: 'nonce' };
    request: { takes: 'authInfo'; options: never };
    resend: { takes: never; options: never };
    call: { takes: never; options: never };
    confirm: { takes: 'authNumber'; options: never };
  };
  tossCert: {
    begin: { takes: never; options: 'method' | 'nonce' };
    request: { takes: 'info'; options: never };
    open: { takes: never; options: never };
    confirm: { takes: never; options: never };
  };
  ompass: {
    begin: { takes: never; options: 'how' | 'lang' | 'method' | 'nonce' | 'userId' };
    open: { takes: never; options: never };
    finish: { takes: 'callbackUrl'; options: 'userId' };
  };
  passni: {
    login: { takes: never; options: 'userId' };
    enter: { takes: 'ssoCode'; options: 'nonce' };
    agents: { takes: never; options: never };
    move: { takes: 'agentId'; options: 'how' };
    check: { takes: never; options: never };
    logout: { takes: never; options: never };
  };
  nets: {
    begin: { takes: never; options: 'nonce' | 'quiet' };
    logon: { takes: 'credentials'; options: never };
    secondFactor: { takes: 'code'; options: never };
    chooseDuplicate: { takes: 'stay'; options: never };
    result: { takes: never; options: never };
    check: { takes: never; options: never };
    trySso: { takes: never; options: 'returnUrl' };
    logoff: { takes: never; options: never };
  };
}

/** By method: what it needs and may have. */
export interface Methods {
  PASS: {
    providerId: unknown;
    reqAuthType: unknown;
    retTransferType?: unknown;
    serviceType: unknown;
    usageCode: unknown;
    userBirthday?: unknown;
    userName: unknown;
    userPhone: unknown;
  };
  SMS: {
    extension?: unknown;
    providerId: unknown;
    replyNumber?: unknown;
    reqAuthType: unknown;
    retTransferType?: unknown;
    sendMsg?: unknown;
    serviceType: unknown;
    usageCode: unknown;
    userBirthday: unknown;
    userGender?: unknown;
    userName: unknown;
    userNation?: unknown;
    userPhone: unknown;
    userRegistSingleNumber?: unknown;
  };
  LMS: {
    extension?: unknown;
    providerId: unknown;
    replyNumber?: unknown;
    reqAuthType: unknown;
    retTransferType?: unknown;
    sendMsg?: unknown;
    serviceType: unknown;
    usageCode: unknown;
    userBirthday: unknown;
    userGender: unknown;
    userName: unknown;
    userNation: unknown;
    userPhone: unknown;
  };
  ARS: {
    arsCode: unknown;
    extension?: unknown;
    providerId: unknown;
    replyNumber?: unknown;
    reqAuthType: unknown;
    retTransferType?: unknown;
    serviceType: unknown;
    usageCode: unknown;
    userBirthday: unknown;
    userGender: unknown;
    userName: unknown;
    userNation: unknown;
    userPhone: unknown;
  };
  SMSAuth: {
    extension?: unknown;
    providerId: unknown;
    replyNumber?: unknown;
    reqAuthType: unknown;
    retTransferType?: unknown;
    sendMsg?: unknown;
    serviceType: unknown;
    usageCode: unknown;
    userName: unknown;
    userPhone: unknown;
  };
  ARSAuth: {
    arsCode: unknown;
    providerId: unknown;
    replyNumber?: unknown;
    reqAuthType: unknown;
    retTransferType?: unknown;
    sendMsg?: unknown;
    serviceType: unknown;
    usageCode: unknown;
    userName: unknown;
    userPhone: unknown;
  };
}
