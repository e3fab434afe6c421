import type { Server } from 'node:http';
import type { Emulator } from './emulator.js';

export interface ServeOptions {
  /** 0, any free one, unless given. */
  readonly port?: number;
  /** This machine alone unless given. */
  readonly host?: string;
  /** How long `close` waits for requests that are under way, in milliseconds; 10,000 unless given. */
  readonly drainMs?: number;
}

export interface ServedEmulator {
  /** Also `baseUrl`, and Toss cert's `oauthUrl`, for a proxy that speaks to this server. */
  readonly url: string;
  readonly server: Server;
  close(): Promise<void>;
}

/** Serves an emulator: dropped connections drop, and late answers are late. */
export function serve(emulator: Pick<Emulator, 'fetch'>, where?: ServeOptions): Promise<ServedEmulator>;
