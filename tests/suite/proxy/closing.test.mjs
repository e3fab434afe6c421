/** How servers close: nobody is let in any more, and what is under way is finished. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as bonin from 'bonin/proxy';
import { serve } from 'bonin/proxy/node';
import { createFixture } from './fixture.mjs';

const vectors = JSON.parse(readFileSync(new URL('../../vectors/mobileok.json', import.meta.url), 'utf8'));
const json = { 'content-type': 'application/json' };

/** A server whose provider answers when the test says so. */
async function slow(t, where) {
  const fixture = createFixture({ bonin, vectors }, {});
  let release;
  const asked = new Promise((resolve) => {
    fixture.provider.answers.token = (usual) => {
      resolve();
      return new Promise((answer) => (release = () => answer(usual)));
    };
  });
  const served = await serve(fixture.proxy, where);
  t.after(served.close);
  const post = () => fetch(`${served.url}/bonin/mobileok/token`, { method: 'POST', headers: json, body: '{}' });
  return { ...served, asked, post, release: () => release() };
}

const state = (promise) => Promise.race([promise.then(() => 'settled'), pause(100, 'waits')]);

test('what is under way is finished, and nothing else begins', async (t) => {
  const { url, post, asked, release, close } = await slow(t);
  const underWay = post();
  await asked;
  const closed = close();
  assert.equal(close(), closed);
  assert.equal(await state(closed), 'waits');
  await assert.rejects(fetch(`${url}/bonin/health`), { message: 'fetch failed' });
  release();
  assert.equal((await underWay).status, 200);
  await closed;
});

test('connections that nobody uses do not hold it up', async (t) => {
  const { url, close } = await slow(t);
  const { port } = new URL(url);
  await (await fetch(`${url}/bonin/health`)).text(); // kept alive
  const opened = connect(port, '127.0.0.1'); // and never used
  const begun = connect(port, '127.0.0.1'); // with half a head
  for (const socket of [opened, begun]) await once(socket, 'connect');
  begun.write('POST /bonin/mobileok/token HTTP/1.1\r\nhost: x\r\n');
  for (const socket of [opened, begun]) socket.on('error', () => {});
  await pause(50);
  const start = performance.now();
  await close();
  assert.ok(performance.now() - start < 1000);
});

test('what takes too long is cut', async (t) => {
  const { post, asked, close } = await slow(t, { drainMs: 100 });
  const underWay = assert.rejects(post());
  await asked;
  const start = performance.now();
  await close();
  const took = performance.now() - start;
  assert.ok(took >= 99 && took < 2000, `${took} ms`);
  await underWay;
});

test('a kept connection is closed after its answer', async (t) => {
  const { url, post, asked, release, close, server } = await slow(t);
  await (await fetch(`${url}/bonin/health`)).text();
  const underWay = post();
  await asked;
  const closed = close();
  setTimeout(release, 50);
  await underWay;
  await closed;
  const count = await new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
  assert.equal(count, 0);
});

test('the emulator’s command does the same at SIGTERM, and ends', async (t) => {
  const out = await mkdtemp(join(tmpdir(), 'bonin-test-'));
  t.after(() => rm(out, { recursive: true }));
  const file = fileURLToPath(new URL('../../../pkg/emulator/cli.js', import.meta.url));
  const child = spawn(process.execPath, [file, '--port', '0', '--out', out], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  while (!output.includes('password')) await once(child.stdout, 'data');
  const [, url] = output.match(/baseUrl: '([^']+)'/);
  const post = (path, body) => fetch(url + path, { method: 'POST', headers: json, body: JSON.stringify(body) });
  await (await post('/control/fault', { step: 'token', kind: 'delay', delay: 700 })).text();
  const underWay = post('/agent/v1/token/get', {});
  await pause(200);
  assert.equal(await state(underWay), 'waits');
  child.kill('SIGTERM');
  const exited = once(child, 'exit');
  assert.equal((await underWay).status, 200);
  assert.deepEqual(await exited, [0, null]);
});
