// One of several proxies of one service, in a process of its own, over a store that they share.
import process from 'node:process';
import { createProxy } from 'bonin/proxy';
import { serve } from 'bonin/proxy/node';
import { openStore } from './open.mjs';

const orders = await new Promise((resolve) => void process.once('message', resolve));
const [kind, place, { secret, timeoutMs, mobileok }] = orders;
const { store } = await openStore(kind, place);
const { baseUrl, siteUrl, keyFile, password } = mobileok;
const providers = { mobileok: { baseUrl, siteUrl, keyFile, password } };
const times = [];
const timed = (name) => async (...values) => {
  const started = performance.now();
  return store[name](...values).finally(() => times.push(performance.now() - started));
};
const timedStore = Object.fromEntries(Object.keys(store).map((name) => [name, timed(name)]));
const settings = { secret, origins: [], providers, store: timedStore, timeoutMs };
const { url } = await serve(await createProxy(settings), { port: 0 });
// Asked again, it tells how long each call of the store took.
process.on('message', () => process.send({ times }));
process.send({ url });
