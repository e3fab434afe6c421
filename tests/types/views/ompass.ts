// The views of the table of `ompass`. Written by `BLESS=1 cargo test --test ompass diagram`.
import type { OmpassState } from 'bonin';
import type { Same } from '../same.js';

type Views = {
  awaitingReturn: {
    actions: 'cancel' | 'finish' | 'open';
    error?: object;
    expiresAt: number;
    name: 'awaitingReturn';
    open: {
      how: 'popup' | 'redirect';
      url: string;
    };
    opens?: true;
    pending?: 'finish';
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
    opens?: true;
    pending?: 'begin';
  };
  verified: {
    actions: 'finish';
    name: 'verified';
  };
};

export const same: Same<OmpassState, Views> = true;
