/**
 * Question: how many confirmations a second pass through the proxy, and through Express with node:crypto, and what
 * does one of them cost? Provider, servers and load generator are processes of their own.
 */
import { createEmulator } from 'bonin/emulator';
import { runKeys } from './keys.mjs';
import { startProcess } from './processes.mjs';
import { takeTurns } from './rounds.mjs';
import { comparisons, inWhole } from './table.mjs';

const ROUNDS = 9;
const CLIENTS = [1, 16, 64];
const FLOWS = 256;

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function measure() {
  const keys = await runKeys();
  const { mobileok } = await createEmulator({ keys });
  const { password, siteUrl } = mobileok;
  const keyFile = Buffer.from(mobileok.keyFile).toString('base64');
  const started = [];
  const start = async (file, settings) => {
    started.push(await startProcess(file, settings));
    return started.at(-1);
  };
  try {
    const { url: providerUrl } = await start('servers/provider.mjs', { keys });
    const servers = {
      bonin: await start('servers/bonin.mjs', { providerUrl, keyFile, password, siteUrl }),
      'Express, node:crypto': await start('servers/express.mjs', { providerUrl, keys, siteUrl }),
    };
    const load = await start('load.mjs', {});
    const rows = [];
    for (const clients of CLIENTS) rows.push(...(await race(servers, load, clients)));
    return rows;
  } finally {
    for (const process of started) process.stop();
  }
}

/** @returns {Promise<import('./table.mjs').Row[]>} */
async function race(servers, load, clients) {
  const ways = Object.entries(servers).map(([name, server]) => ({ name, turn: () => confirm(server, load, clients) }));
  const turns = await takeTurns(ways, { rounds: ROUNDS, warmUp: 2 });
  const pick = (member) =>
    Object.fromEntries(Object.entries(turns).map(([name, list]) => [name, list.map((turn) => turn[member])]));
  const what = `confirm over HTTP, ${clients} at once`;
  return [
    ...comparisons(what, pick('rate'), { unit: '/s', digits: inWhole }),
    ...comparisons(`${what}: the server's CPU for one`, pick('cpu')),
  ];
}

/** One turn: flows are prepared, then confirmed on the clock. */
async function confirm(server, load, clients) {
  const { url } = server;
  await load.ask({ order: 'begin', url, flows: FLOWS });
  const before = await server.ask({ order: 'cpu' });
  const ms = await load.ask({ order: 'confirm', url, clients });
  const cpu = (await server.ask({ order: 'cpu' })) - before;
  return { rate: (FLOWS * 1000) / ms, cpu: cpu / FLOWS };
}
