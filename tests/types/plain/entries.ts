/**
 * The entries in a project of Node, whose compiler knows nothing of browsers: all but the element, which is one of a
 * page, and React's, whose types want those.
 */
import * as client from 'bonin';
import * as all from 'bonin/all';
import * as callback from 'bonin/callback';
import * as emulator from 'bonin/emulator';
import * as emulatorNode from 'bonin/emulator/node';
import * as errors from 'bonin/errors';
import * as inline from 'bonin/inline';
import * as mobileok from 'bonin/mobileok';
import * as nets from 'bonin/nets';
import * as ompass from 'bonin/ompass';
import * as passni from 'bonin/passni';
import * as proxy from 'bonin/proxy';
import * as bun from 'bonin/proxy/bun';
import * as deno from 'bonin/proxy/deno';
import * as node from 'bonin/proxy/node';
import * as workers from 'bonin/proxy/workers';
import * as denoKv from 'bonin/store/deno-kv';
import * as durableObject from 'bonin/store/durable-object';
import * as postgres from 'bonin/store/postgres';
import * as redis from 'bonin/store/redis';
import * as tossCert from 'bonin/toss-cert';
import mobileokUrl from 'bonin/mobileok.wasm';

export const pages = [client, all, callback, errors, inline, mobileok, nets, ompass, passni, tossCert];
export const servers = [emulator, emulatorNode, proxy, bun, deno, node, workers];
export const stores = [denoKv, durableObject, postgres, redis];

export async function loading(bytes: Uint8Array): Promise<void> {
  await client.init(bytes);
  await client.init(fetch(mobileokUrl));
  await proxy.createProxy({ secret: bytes, origins: [], providers: {}, wasm: bytes });
}
