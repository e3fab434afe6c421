/** Where the WebAssembly may come from, the entries of one provider, and, under `@ts-expect-error`, what is refused. */
import { createClient, init, type NetsFlow } from 'bonin';
import { init as initAll } from 'bonin/all';
import { createEmulator } from 'bonin/emulator';
import emulatorUrl from 'bonin/emulator.wasm';
import { BoninError, isBoninError } from 'bonin/errors';
import { createClient as inlineClient } from 'bonin/inline';
import { encryptAuthInfo, pickAuthInfo } from 'bonin/mobileok';
import mobileokUrl from 'bonin/mobileok.wasm';
import { createClient as netsClient, init as initNets } from 'bonin/nets';
import { createProxy } from 'bonin/proxy';
import proxyUrl from 'bonin/proxy.wasm';
import tossCertUrl from 'bonin/toss-cert.wasm';

export async function loading(bytes: Uint8Array, module: WebAssembly.Module): Promise<void> {
  await init(fetch(mobileokUrl));
  await init({ mobileok: bytes, tossCert: fetch(tossCertUrl), nets: undefined, passni: Promise.resolve(module) });
  // @ts-expect-error an address is no source
  await init(tossCertUrl);
  await initNets(bytes);
  await initAll(fetch('/all.wasm'));
  await createEmulator({ wasm: fetch(emulatorUrl) });
  await createProxy({ secret: 'secret', origins: [], providers: {}, wasm: fetch(proxyUrl) });
  // @ts-expect-error an address is no source
  await createProxy({ secret: 'secret', origins: [], providers: {}, wasm: proxyUrl });
}

export function alone(snapshot: string): NetsFlow {
  const client = netsClient({ proxyUrl: '/bonin' });
  // @ts-expect-error other providers are not there
  client.mobileok();
  return client.resume(snapshot);
}

export const sealed = (form: FormData): string => encryptAuthInfo('key', pickAuthInfo(form));
export const same: typeof createClient = inlineClient;
export const kindOf = (thrown: unknown): string => (isBoninError(thrown) ? thrown.kind : 'none');
export const isOurs = (thrown: unknown): boolean => thrown instanceof BoninError;
