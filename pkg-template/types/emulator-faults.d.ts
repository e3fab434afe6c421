// What can go wrong at the emulated services, on order.

/** The steps of each service. */
export interface EmulatorSteps {
  readonly mobileok: 'token' | 'request' | 'resend' | 'call' | 'confirm';
  readonly tossCert: 'token' | 'request' | 'status' | 'result';
  readonly ompass: 'start' | 'verify' | 'authenticators' | 'reset';
  /** The calls of a bridge; `login` is the user's, at the SSO server's page. */
  readonly passni: 'login' | 'token' | 'user-data' | 'sso-code' | 'login-check' | 'agents' | 'logout';
  readonly nets:
    | 'config'
    | 'check'
    | 'logon'
    | 'duplicate'
    | 'duplicateYes'
    | 'duplicateNo'
    | 'factor'
    | 'key'
    | 'ssoCheck'
    | 'ssoLogon'
    | 'ssoLogoff'
    | 'move';
}

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

/** What can go wrong with mobileOK. */
export type EmulatorMobileokFault =
  /** The service answers this code, and the step has no effect. With `token` a new token comes along. */
  | {
      readonly kind: 'code';
      readonly code: string | number;
      readonly message?: string;
      readonly retryCount?: string | number;
      readonly resendCount?: string | number;
      readonly token?: boolean;
    }
  /** The answer lacks its new token. */
  | { readonly kind: 'noToken' }
  /** The token's public key is missing, no key, of 1,024 bits, or of another kind. */
  | { readonly kind: 'publicKey'; readonly key: 'missing' | 'text' | 'weak' | 'ec' }
  /** The result's envelope is changed on its way. */
  | {
      readonly kind: 'envelope';
      readonly part:
        'base64' | 'ciphertext' | 'extra' | 'hash' | 'key' | 'padding' | 'rsa' | 'separator' | 'truncated';
    }
  /** The result has other members; `null` takes one away. */
  | { readonly kind: 'result'; readonly set: { readonly [name: string]: unknown } }
  /** The result was issued so many minutes later, or earlier where negative. */
  | { readonly kind: 'issueDate'; readonly minutes: number }
  /** The result is that of another transaction. */
  | { readonly kind: 'otherTransaction' }
  /** The result before comes again. */
  | { readonly kind: 'replay' }
  /** A transaction that has its result gets the same one once more. */
  | { readonly kind: 'again' };

/** What can go wrong with Toss cert. */
export type EmulatorTossCertFault =
  /** The step is refused with this code, and has no effect; the HTTP status goes with the code unless given. */
  | { readonly kind: 'code'; readonly code: string; readonly message?: string; readonly status?: number }
  /** What succeeded has other members; `null` is one. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** Where there is nothing, the answer says so by the text "null". */
  | { readonly kind: 'nullText' }
  /** The person has other data; `null` is none, and what is no text goes unencrypted. */
  | { readonly kind: 'personal'; readonly set: { readonly [name: string]: unknown } }
  /** An encrypted field of the result, or all of them, is changed on its way. */
  | {
      readonly kind: 'field';
      readonly name?: string;
      readonly part: 'base64' | 'ciphertext' | 'extra' | 'id' | 'plain' | 'session' | 'tag' | 'version';
    }
  /** Something is wrong with the signature. */
  | {
      readonly kind: 'signature';
      readonly part:
        | 'attributes'
        | 'base64'
        | 'content'
        | 'detached'
        | 'expired'
        | 'noTransaction'
        | 'notYet'
        | 'otherIssuer'
        | 'otherName'
        | 'otherSigner'
        | 'otherTransaction'
        | 'truncated'
        | 'value';
    }
  /** The result, and what is signed in it, is that of another transaction. */
  | { readonly kind: 'otherTransaction' }
  /** The result that was given last comes again. */
  | { readonly kind: 'replay' }
  /** A transaction whose result was read twice gives it once more. */
  | { readonly kind: 'again' };

/** What can go wrong with OMPASS. */
export type EmulatorOmpassFault =
  /** The request is refused with this code, and has no effect; the HTTP status goes with the code unless given. */
  | { readonly kind: 'code'; readonly code: string; readonly message?: string; readonly status?: number }
  /** What succeeded has other members; `null` takes one away. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** The code of success is a text. */
  | { readonly kind: 'codeText' }
  /** The token is said to be another user's. */
  | { readonly kind: 'otherUser'; readonly userId?: string }
  /** The page is said to be at this address. */
  | { readonly kind: 'pageUrl'; readonly url: string }
  /** The token that the user brings is too old. */
  | { readonly kind: 'expiredToken' }
  /** The page never sends the user back. */
  | { readonly kind: 'noReturn' };

/** What can go wrong with Pass-Ni. */
export type EmulatorPassniFault =
  /** The request is refused with this code, and has no effect; the HTTP status goes with the code unless given. */
  | { readonly kind: 'code'; readonly code: string; readonly status?: number }
  /** What succeeded has other members; `null` takes one away. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** The login is said to stand like this: SS0001, SS0007 with an address, or anything else for logged out. */
  | { readonly kind: 'state'; readonly code: string; readonly data?: string }
  /** The central login ends as it is asked about. */
  | { readonly kind: 'loggedOut' }
  /** The token has no shape of one. */
  | {
      readonly kind: 'token';
      readonly part:
        | 'base64'
        | 'block'
        | 'claims'
        | 'header'
        | 'long'
        | 'lower'
        | 'missing'
        | 'odd'
        | 'padding'
        | 'parts'
        | 'signature';
    }
  /** The user data has other members, where `null` takes one away; */
  | { readonly kind: 'userData'; readonly set: { readonly [name: string]: unknown } }
  /** or is `data`, whatever that is. */
  | { readonly kind: 'userData'; readonly data: unknown }
  /** The list of systems is this, whatever it is. */
  | { readonly kind: 'agents'; readonly agents: unknown }
  /** The systems are said to be at this address. */
  | { readonly kind: 'ssoUrl'; readonly url: string }
  /** The SSO server's page sends this in place of the code; nothing unless given. */
  | { readonly kind: 'handoff'; readonly ssoCode?: string };

/** What can go wrong with NETS*SSO. */
export type EmulatorNetsFault =
  /** The step is refused with this code, and has no effect. */
  | { readonly kind: 'code'; readonly code: string; readonly message?: string }
  /** The agent's word for the user's state is this one; the step has no effect. */
  | { readonly kind: 'authStatus'; readonly word: string }
  /** The reply has other members; `null` takes one away. */
  | { readonly kind: 'answer'; readonly set: { readonly [name: string]: unknown } }
  /** A byte order mark and white space stand before the reply. */
  | { readonly kind: 'bom' }
  /** A comma stands behind the last member. */
  | { readonly kind: 'trailingComma' }
  /** The step is refused, and its message is pasted into the reply as it is. */
  | { readonly kind: 'unescaped'; readonly message: string };

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
 * A fault on order, of mobileOK unless it names another provider. Faults of a result wait for one: those of mobileOK
 * from `envelope` on, those of Toss cert from `personal` on. Those of OMPASS from `expiredToken` on wait for a user on
 * the way back; of Pass-Ni all but `code` and `answer` know their step. The others take the next request of their step.
 */
export type EmulatorFaultOrder =
  | ((EmulatorAnyFault | EmulatorMobileokFault) &
      EmulatorOrder<EmulatorSteps['mobileok']> & { readonly provider?: 'mobileok' })
  | ((EmulatorAnyFault | EmulatorTossCertFault) &
      EmulatorOrder<EmulatorSteps['tossCert']> & { readonly provider: 'tossCert' })
  | ((EmulatorAnyFault | EmulatorOmpassFault) &
      EmulatorOrder<EmulatorSteps['ompass']> & { readonly provider: 'ompass' })
  | ((EmulatorAnyFault | EmulatorPassniFault) &
      EmulatorOrder<EmulatorSteps['passni']> & { readonly provider: 'passni' })
  | ((EmulatorAnyFault | EmulatorNetsFault) &
      EmulatorOrder<EmulatorSteps['nets']> & { readonly provider: 'nets' });
