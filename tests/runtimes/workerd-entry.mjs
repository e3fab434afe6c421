// A Worker with the shared cases inside: GET /cases lists them, POST /cases runs the one that the body names. Below
// /bonin is a proxy of the Workers adapter.
import * as bonin from 'bonin/proxy';
import { toWorker } from 'bonin/proxy/workers';
import { load } from '../../pkg/wasm/proxy/workerd.js';
import { groups } from '../suite/proxy/all.mjs';
import { SECRET, settings } from '../suite/proxy/fixture.mjs';
import vectors from '../vectors/mobileok.json';
import toss from '../vectors/toss.json';
import { assert } from './assert.mjs';

const cases = new Map(
  Object.entries(groups).flatMap(([group, list]) => list.map(({ name, run }) => [`${group}: ${name}`, run])),
);

const proxy = toWorker(({ ORIGIN }) => ({
  secret: SECRET,
  origins: [ORIGIN],
  providers: { mobileok: settings(vectors) },
}));

export default {
  async fetch(request, env, ctx) {
    if (new URL(request.url).pathname !== '/cases') return proxy.fetch(request, env, ctx);
    if (request.method === 'GET') return Response.json([...cases.keys()]);
    try {
      await cases.get(await request.text())({ assert, bonin, core: await load(), vectors, toss });
      return Response.json({ ok: true });
    } catch (error) {
      return Response.json({ ok: false, error: String(error?.stack ?? error) });
    }
  },
};
