// 64 clients, three proxies in processes of their own, one Redis: each flow ends, and nothing happens twice, though
// each step that costs something is sent to two proxies at once.
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import test, { after, before } from 'node:test';
import { createClient } from 'bonin';
import { serve } from 'bonin/emulator/node';
import { redeemTicket } from 'bonin/proxy';
import { newEmulator, PHONE_ONLY, SECRET } from '../docs/party.mjs';
import { openStore } from './open.mjs';
import { startRedis } from './servers.mjs';

const CLIENTS = 64;
const FLOWS = 2;

/** The emulator's keys are slow, and all clients start at once. */
const TIMEOUT_MS = 60_000;

const COSTS = ['request', 'confirm'];

let redis;
let emulator;
let provider;
let proxies;
before(async () => {
  redis = await startRedis();
  emulator = await newEmulator();
  provider = await serve(emulator);
  proxies = await Promise.all([1, 2, 3].map(startProxy));
});
after(async () => {
  for (const { child } of proxies ?? []) child.kill('SIGKILL');
  await Promise.all([provider?.close(), redis?.stop()]);
});

async function startProxy() {
  const child = fork(fileURLToPath(new URL('proxy.mjs', import.meta.url)));
  const { siteUrl, keyFile, password } = emulator.mobileok;
  const mobileok = { baseUrl: provider.url, siteUrl, keyFile: Buffer.from(keyFile).toString('base64'), password };
  child.send(['redis', { port: redis.port }, { secret: SECRET, timeoutMs: TIMEOUT_MS, mobileok }]);
  const [{ url }] = await once(child, 'message');
  return { child, url };
}

test('64 clients over three proxies and one Redis: nothing twice, nothing lost', async (t) => {
  const times = { token: [], request: [], confirm: [], flow: [] };
  const differing = [];
  const gaveUp = [];
  const clients = Array.from({ length: CLIENTS }, (_, index) => index);
  const started = performance.now();
  const tickets = (await Promise.all(clients.map((index) => flowsOf(index, { times, differing, gaveUp })))).flat();
  const seconds = (performance.now() - started) / 1000;

  // Nothing lost: each flow has its ticket. Nothing twice: no ticket is two flows', and each message was sent once.
  assert.equal(new Set(tickets.map(({ ticket }) => ticket)).size, CLIENTS * FLOWS);
  const sent = clients.map((index) => emulator.phone(phoneOf(index)).messages().length);
  assert.deepEqual(sent, clients.map(() => FLOWS));
  assert.deepEqual(differing, []);

  // Two backends, each with a client of its own.
  const backends = await Promise.all([1, 2].map(() => openStore('redis', redis)));
  const redeemed = await Promise.all(tickets.map((one) => redeemedBy(one, backends)));
  assert.deepEqual(redeemed.filter((count) => count !== 1), []);
  await Promise.all(backends.map(({ close }) => close()));

  t.diagnostic(`${tickets.length} logins in ${seconds.toFixed(1)} s, clients and provider on the same machine`);
  t.diagnostic(`${gaveUp.length} of the second calls waited for the first in vain`);
  times.store = (await Promise.all(proxies.map(timesOf))).flat();
  for (const [step, list] of Object.entries(times)) t.diagnostic(`${step}: ${percentiles(list)}`);
});

/** How long each of its calls of the store took. */
async function timesOf({ child }) {
  child.send({});
  return (await once(child, 'message'))[0].times;
}

const phoneOf = (index) => `0107700${String(index).padStart(4, '0')}`;

async function flowsOf(index, record) {
  const userPhone = phoneOf(index);
  const tickets = [];
  for (let count = 0; count < FLOWS; count += 1) {
    const started = performance.now();
    const fetch = fetchOverAll(index + count, record);
    const flow = createClient({ proxyUrl: 'http://proxy.test/bonin', fetch, timeoutMs: TIMEOUT_MS }).mobileok();
    await flow.begin();
    await flow.request({ ...PHONE_ONLY, userPhone });
    const { ticket } = await flow.confirm(emulator.phone(userPhone).latestCode());
    record.times.flow.push(performance.now() - started);
    tickets.push({ ticket, userPhone });
  }
  return tickets;
}

/** Each call reaches another proxy than the one before, and what costs something two of them at once. */
function fetchOverAll(first, { times, differing, gaveUp }) {
  let turn = first;
  const send = (path, init) => fetch(proxies[turn++ % proxies.length].url + path, init);
  return async (url, init) => {
    const path = new URL(url).pathname;
    const step = path.split('/').at(-1);
    const started = performance.now();
    const answers = await Promise.all((COSTS.includes(step) ? [1, 2] : [1]).map(() => send(path, init)));
    times[step].push(performance.now() - started);
    const bodies = await Promise.all(answers.map((answer) => answer.clone().json()));
    // The second waits for the outcome of the first, and gets the same. After three seconds it says what it knows.
    const said = bodies.filter(({ error }) => error?.reason !== 'stepMade');
    gaveUp.push(...bodies.filter((body) => !said.includes(body)));
    if (new Set(said.map((body) => JSON.stringify(body))).size !== 1) differing.push(step);
    return answers[bodies.indexOf(said[0])] ?? answers[0];
  };
}

async function redeemedBy({ ticket, userPhone }, backends) {
  const tried = await Promise.allSettled(backends.map(({ store }) => redeemTicket(ticket, { secret: SECRET, store })));
  for (const { value } of tried) if (value) assert.equal(value.phone, userPhone);
  return tried.filter(({ status }) => status === 'fulfilled').length;
}

function percentiles(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)].toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, of ${sorted.length}`;
}
