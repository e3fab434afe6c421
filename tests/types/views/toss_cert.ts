// The views of the table of `toss_cert`. Written by `BLESS=1 cargo test --test toss_cert diagram`.
import type { TossCertState } from 'bonin';
import type { Same } from '../same.js';

type Views = {
  awaitingApp: {
    actions: 'cancel' | 'confirm' | 'open';
    error?: object;
    expiresAt: number;
    name: 'awaitingApp';
    open?: {
      android?: string;
      how: 'app';
      ios?: string;
      url: string;
    };
    pending?: 'confirm';
    waitUntil: number;
  };
  awaitingReturn: {
    actions: 'cancel' | 'confirm' | 'open';
    error?: object;
    expiresAt: number;
    name: 'awaitingReturn';
    open: {
      fields: {
        txId: string;
      };
      how: 'popup' | 'post';
      url: string;
    };
    opens?: true;
    pending?: 'confirm';
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
    pending?: 'begin';
  };
  ready: {
    actions: 'cancel' | 'request';
    expiresAt: number;
    name: 'ready';
    opens?: true;
    pending?: 'request';
  };
  verified: {
    actions: never;
    name: 'verified';
  };
};

export const same: Same<TossCertState, Views> = true;
