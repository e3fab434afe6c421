/** A page's module as its loader gives it. wasm-bindgen's own JavaScript has no types that could be checked. */
import type { ErrorDetail, PageRequest } from 'bonin';

/** The exports of an instance. */
export interface Glue {
  readonly PageFlow: new (provider: string, snapshot: unknown) => PageFlow;
}

/** Of the modules with mobileOK. */
export interface SealingGlue extends Glue {
  encryptAuthInfo(publicKey: string, authInfo: unknown, now: number): string;
  encryptVerifyInfo(publicKey: string, verifyInfo: unknown, now: number): string;
}

export interface PageFlow {
  feed(event: string, data: object, now: number): Said;
  look(now: number): Said;
  snapshot(): unknown;
}

/** What comes of an event. */
export interface Said {
  view: View;
  act?: Act;
  wakeAt?: number;
}

/** A state of any provider. */
export interface View {
  readonly name: string;
  readonly actions: readonly string[];
  readonly pending?: string;
  error?: ErrorDetail;
  readonly open?: PageRequest;
  readonly opens?: true;
  readonly pollAt?: number;
  readonly waitUntil?: number;
}

export type Act = Post | Ask | Open | Resolve | Reject;

export interface Post {
  readonly type: 'post';
  readonly step: string;
  readonly body: unknown;
  readonly flow?: string;
}

export interface Ask {
  readonly type: 'ask';
  readonly step: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface Open {
  readonly type: 'open';
  readonly page?: PageRequest;
}

interface Resolve {
  readonly type: 'resolve';
  readonly value: unknown;
}

interface Reject {
  readonly type: 'reject';
  error: ErrorDetail;
}

/** What wasm-bindgen wrote, for one instance. */
export function makeGlue(): SealingGlue & Instantiation;

export interface Instantiation {
  imports(): WebAssembly.Imports;
  begin(instance: WebAssembly.Instance, module: WebAssembly.Module): unknown;
}

/** The file's bytes, and the same bytes in a module for where something else comes for the file. */
export const source: (signal: AbortSignal) => Promise<unknown> | unknown;
export const bytes: (() => Promise<{ bytes: () => Uint8Array }>) | undefined;
