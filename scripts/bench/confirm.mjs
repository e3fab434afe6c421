/** Question: how many confirmations a second pass through the proxy, and through Express with node:crypto? */
import { fork } from 'node:child_process';
import { createEmulator } from 'bonin/emulator';
import { encryptAuthInfo, init } from 'bonin';
import { inRoot } from '../lib/paths.mjs';
import { info } from './input.mjs';
import { runKeys } from './keys.mjs';
import { median } from './rounds.mjs';

const ROUNDS = 7;
const FLOWS = 200;
const AT_ONCE = 16;

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function measure() {
  const keys = await runKeys();
  const { mobileok } = await createEmulator({ keys });
  const { password, siteUrl } = mobileok;
  const keyFile = Buffer.from(mobileok.keyFile).toString('base64');
  const servers = [];
  const start = async (name, settings) => {
    servers.push(fork(inRoot('scripts', 'bench', 'servers', `${name}.mjs`)));
    servers.at(-1).send(settings);
    return new Promise((resolve) => servers.at(-1).once('message', ({ url }) => resolve(url)));
  };
  try {
    const providerUrl = await start('provider', { keys });
    const bonin = await start('bonin', { providerUrl, keyFile, password, siteUrl });
    const express = await start('express', { providerUrl, keys, siteUrl });
    const [ours, theirs] = await race([bonin, express]);
    const rate = (perSecond) => `${perSecond.toFixed(0)}/s`;
    const what = `confirm over HTTP, ${AT_ONCE} at once`;
    return [{ what, ours: rate(ours), peer: 'Express, node:crypto', theirs: rate(theirs), ratio: ours / theirs }];
  } finally {
    for (const server of servers) server.kill();
  }
}

/** @returns {Promise<number[]>} requests a second, the median of each server's rounds */
async function race(urls) {
  await init();
  const rates = urls.map(() => []);
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [index, url] of urls.entries()) {
      const flows = await inTurns(Array(FLOWS).fill(url), begin);
      const started = performance.now();
      await inTurns(flows, (flow) => post(url, 'confirm', {}, flow));
      if (round >= 0) rates[index].push((FLOWS * 1000) / (performance.now() - started));
    }
  }
  return rates.map(median);
}

async function begin(url) {
  const { flow, publicKey } = await post(url, 'token', {});
  return (await post(url, 'request', { encryptMOKAuthInfo: encryptAuthInfo(publicKey, info) }, flow)).flow;
}

async function post(url, step, body, flow) {
  const headers = { 'content-type': 'application/json', ...(flow && { 'bonin-flow': flow }) };
  const response = await fetch(`${url}/${step}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${step}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Every item's work, `AT_ONCE` of them at a time. */
async function inTurns(items, work) {
  const results = [];
  const left = [...items.entries()];
  const one = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return results;
}
