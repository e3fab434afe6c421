// The views of the table of `nets`. Written by `BLESS=1 cargo test --test nets diagram`.
import type { NetsState } from 'bonin';
import type { Same } from '../same.js';

type Views = {
  awaitingChoice: {
    actions: 'cancel' | 'chooseDuplicate';
    duplicate: {
      ip?: string;
      time?: string;
      userId?: string;
    };
    expiresAt?: number;
    name: 'awaitingChoice';
    pending?: 'choose' | 'duplicate' | 'factor' | 'logon' | 'logonSso' | 'refused';
  };
  awaitingCode: {
    actions: 'begin' | 'cancel' | 'secondFactor';
    attemptsLeft?: number;
    error?: object;
    expiresAt?: number;
    factor?: {
      device?: string;
      method?: string;
      userID?: string;
    };
    name: 'awaitingCode';
    pending?: 'duplicate' | 'logon' | 'logonSso' | 'refused';
  };
  awaitingReturn: {
    actions: 'begin' | 'cancel' | 'check';
    name: 'awaitingReturn';
    open: {
      how: 'redirect';
      url: string;
    };
  };
  cancelled: {
    actions: never;
    name: 'cancelled';
  };
  expired: {
    actions: never;
    name: 'expired';
  };
  failed: {
    actions: never;
    error: object;
    name: 'failed';
  };
  idle: {
    actions: 'begin' | 'cancel';
    name: 'idle';
    pending?: 'begin' | 'checkSso' | 'logon';
  };
  loggedOut: {
    actions: 'begin' | 'cancel' | 'logoff';
    duplicate?: {
      ip?: string;
      time?: string;
      userId?: string;
    };
    error?: object;
    mustLogOff?: true;
    name: 'loggedOut';
    open?: {
      how: 'redirect';
      url: string;
    };
    pending?: 'logoff';
  };
  ready: {
    account?: {
      expireDate?: string;
      failedCount?: string;
      remainDays?: string;
    };
    actions: 'cancel' | 'check' | 'logon' | 'trySso';
    error?: object;
    name: 'ready';
    pending?: 'checkSso' | 'duplicate' | 'factor' | 'logon' | 'logonSso' | 'refused' | 'try';
    pollAt?: number;
  };
  verified: {
    account?: {
      expireDate?: string;
      failedCount?: string;
      remainDays?: string;
    };
    actions: 'cancel' | 'check' | 'logoff' | 'result';
    error?: object;
    gateUrl?: string;
    hijackScript?: string;
    name: 'verified';
    pending?: 'check';
    pollAt?: number;
  };
};

export const same: Same<NetsState, Views> = true;
