// The emulator behind a socket, and as a command.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from 'bonin/emulator/node';
import { openKeyFile } from '../envelope.mjs';
import { newEmulator } from './party.mjs';

const json = { 'content-type': 'application/json' };

async function served(t) {
  const emulator = await newEmulator();
  const server = await serve(emulator);
  t.after(server.close);
  return { emulator, url: server.url };
}

test('it answers over HTTP, on this machine alone', async (t) => {
  const { url } = await served(t);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  const response = await fetch(`${url}/control/numbers`);
  assert.equal(response.headers.get('bonin-emulator'), 'never-in-production');
  assert.ok((await response.json()).length > 20);
  assert.match(await (await fetch(`${url}/phone`)).text(), /<html/);
  assert.equal((await fetch(`${url}/phone/`, { method: 'HEAD' })).status, 200);
});

test('a name that someone points here is turned away', async (t) => {
  const { url } = await served(t);
  const status = async (host) => {
    const [response] = await once(request(`${url}/control/log`, { headers: { host } }).end(), 'response');
    response.resume();
    return response.statusCode;
  };
  assert.equal(await status('rebound.example'), 421);
  assert.equal(await status('localhost:4001'), 200);
  assert.equal(await status('[::1]:4001'), 200);
});

test('a dropped connection drops, and a delay is one', async (t) => {
  const { emulator, url } = await served(t);
  const post = () => fetch(`${url}/agent/v1/token/get`, { method: 'POST', headers: json, body: '{}' });
  emulator.control.fault({ step: 'token', kind: 'drop' });
  await assert.rejects(post(), { name: 'TypeError', message: 'fetch failed' });
  emulator.control.fault({ step: 'token', kind: 'delay', delay: 50 });
  const start = performance.now();
  assert.equal((await (await post()).json()).resultCode, '4101');
  assert.ok(performance.now() - start >= 48);
});

const CLI = fileURLToPath(new URL('../../../pkg/emulator/cli.js', import.meta.url));

async function command(...args) {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return { child, output: () => output };
}

test('the command says loudly what it is, and writes a key file that opens', async (t) => {
  const out = await mkdtemp(join(tmpdir(), 'bonin-test-'));
  t.after(() => rm(out, { recursive: true }));
  const { child, output } = await command('--port', '0', '--out', out);
  t.after(() => child.kill());
  while (!output().includes('password')) await once(child.stdout, 'data');
  assert.match(output(), /NEVER USE IN PRODUCTION/);
  const [, url] = output().match(/baseUrl: '([^']+)'/);
  const [, password] = output().match(/password: '([^']+)'/);
  const { ServiceId } = await openKeyFile(await readFile(join(out, 'mok_keyInfo.dat')), password);
  assert.match(ServiceId, /^bonin-emulator/);
  assert.equal((await fetch(`${url}/control/clock`)).status, 200);
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('the command writes over no key file', async (t) => {
  const out = await mkdtemp(join(tmpdir(), 'bonin-test-'));
  t.after(() => rm(out, { recursive: true }));
  await writeFile(join(out, 'mok_keyInfo.dat'), 'real');
  const { child, output } = await command('--port', '0', '--out', out);
  assert.deepEqual(await once(child, 'close'), [1, null]);
  assert.match(output(), /not written over/);
  assert.equal(await readFile(join(out, 'mok_keyInfo.dat'), 'utf8'), 'real');
  const wrong = await command('--port', 'many');
  assert.deepEqual(await once(wrong.child, 'close'), [1, null]);
});
