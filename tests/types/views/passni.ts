// The views of the table of `passni`. Written by `BLESS=1 cargo test --test passni diagram`.
import type { PassniState } from 'bonin';
import type { Same } from '../same.js';

type Views = {
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
    actions: 'cancel' | 'enter' | 'login';
    name: 'idle';
    pending?: 'enter' | 'login';
  };
  loggedOut: {
    actions: never;
    error?: object;
    name: 'loggedOut';
    propagated?: false | true;
  };
  verified: {
    actions: 'agents' | 'cancel' | 'check' | 'logout' | 'move';
    duplicate?: {
      ip?: string;
    };
    error?: object;
    name: 'verified';
    opens: true;
    pending?: 'agents' | 'check' | 'logout' | 'move';
    pollAt?: number;
  };
};

export const same: Same<PassniState, Views> = true;
