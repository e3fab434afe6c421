/** The emulator's module as its loader gives it. wasm-bindgen's own JavaScript has no types that could be checked. */

export interface Glue {
  readonly Emulator: new (setup: unknown) => Emulator;
  sealKeyFile(
    keys: { serviceId: string; clientPrivateKey: string; serverPublicKey: string },
    password: string,
  ): Uint8Array;
}

export interface Emulator {
  /** What comes of it depends on the input: for requests an `Output`. */
  step(input: object, now: number, lang: string): unknown;
}

/** A use of a private key, or at last an answer. */
export interface Output {
  readonly decrypt?: KeyTask;
  readonly sign?: KeyTask;
  readonly reply?: Reply;
  readonly ready?: object;
}

export interface KeyTask {
  readonly id: string;
  readonly provider: string;
  readonly key: string;
  readonly data: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly cookies?: string[];
  readonly body: string;
  readonly delayMs?: number;
  readonly drop?: boolean;
  readonly ofProtocol?: boolean;
}

export function load(source?: unknown): Promise<Glue>;
