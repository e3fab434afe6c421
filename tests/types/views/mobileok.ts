// The views of the table of `mobileok`. Written by `BLESS=1 cargo test --test mobileok diagram`.
import type { FlowState } from 'bonin';
import type { Same } from '../same.js';

type Views = {
  awaitingApp: {
    actions: 'cancel' | 'confirm';
    error?: object;
    expiresAt: number;
    name: 'awaitingApp';
    pending?: 'confirm';
    waitUntil: number;
  };
  awaitingCall: {
    actions: 'call' | 'cancel';
    arsNumber: string;
    error?: object;
    expiresAt: number;
    name: 'awaitingCall';
    pending?: 'call';
  };
  awaitingCode: {
    actions: 'cancel' | 'confirm' | 'resend';
    attemptsLeft: number;
    codeExpiresAt: number;
    error?: object;
    expiresAt: number;
    name: 'awaitingCode';
    pending?: 'confirm' | 'resend';
    resendsLeft: number;
  };
  calling: {
    actions: 'call' | 'cancel' | 'confirm';
    arsNumber: string;
    callAgainAt: number;
    error?: object;
    expiresAt: number;
    name: 'calling';
    pending?: 'call' | 'confirm';
    waitUntil: number;
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
    pending?: 'token';
  };
  ready: {
    actions: 'cancel' | 'request';
    expiresAt: number;
    name: 'ready';
    pending?: 'request';
  };
  verified: {
    actions: never;
    name: 'verified';
  };
};

export const same: Same<FlowState, Views> = true;
