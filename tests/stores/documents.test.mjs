// The examples of the guide to stores, each with the real thing behind it: what they export works for a whole login.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createClient } from 'bonin';
import { serve } from 'bonin/emulator/node';
import { redeemTicket } from 'bonin/proxy';
import { createDurableObjectStore } from 'bonin/store/durable-object';
import { postgresSchema } from 'bonin/store/postgres';
import { inPackage, npmProgram } from '../../scripts/lib/paths.mjs';
import { must } from '../../scripts/lib/run.mjs';
import { examples, read, STORES } from '../docs/documents.mjs';
import { importAnew, writeExample } from '../docs/modules.mjs';
import { inProcess, newEmulator, PHONE, PHONE_ONLY, SECRET } from '../docs/party.mjs';
import { denoProgram } from './deno.mjs';
import { makeTable } from './open.mjs';
import { startPostgres, startRedis } from './servers.mjs';
import { startUpstash } from './upstash.mjs';
import { startWorkerd } from './workerd.mjs';

const [GUIDE, KOREAN] = STORES;
const cache = fileURLToPath(new URL('node_modules/.cache', import.meta.url));

let folder;
let redis;
let postgres;
let upstash;
before(async () => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'documents-'));
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  upstash = await startUpstash(redis.port);
  await makeTable(postgres);
  Object.assign(process.env, {
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    DATABASE_URL: postgres.url,
    UPSTASH_REDIS_REST_URL: upstash.url,
    UPSTASH_REDIS_REST_TOKEN: upstash.token,
  });
});
after(async () => {
  await Promise.all([upstash?.close(), redis?.stop(), postgres?.stop()]);
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function ticketOf(flow, emulator) {
  await flow.begin();
  await flow.request(PHONE_ONLY);
  return (await flow.confirm(emulator.phone(PHONE).latestCode())).ticket;
}

async function redeemTwice(ticket, store) {
  const twice = [1, 2].map(() => redeemTicket(ticket, { secret: SECRET, store }));
  return (await Promise.allSettled(twice)).map(({ value, reason }) => value?.assurance ?? reason.reason).sort();
}

const ONE_OF_TWO = ['possession', 'resultUsed'];

/** How the client of an example is closed: a module's own ends with the module. */
const CLOSE = { redis: 'redis.destroy()', ioredis: 'redis.disconnect()', upstash: '', pg: 'pool.end()', postgres: '' };

for (const [name, close] of Object.entries(CLOSE)) {
  test(`the example ${name}: a login, and one of two redeems its ticket`, async () => {
    const path = writeExample(folder, GUIDE, name);
    const ends = `export const close = async () => { await ${close || '0'}; };\n`;
    writeFileSync(path, readFileSync(path, 'utf8') + ends);
    const { store, close: end } = await importAnew(path);
    const emulator = await newEmulator();
    const { flow } = await inProcess(emulator, { store });
    assert.deepEqual(await redeemTwice(await ticketOf(flow, emulator), store), ONE_OF_TWO);
    await end();
  });
}

test('the example durable: a login in workerd, with the lines of wrangler.jsonc', async () => {
  const [, lines] = read(GUIDE).match(/<!-- wrangler -->\n```jsonc\n(.*?)```/s);
  const { durable_objects: { bindings }, migrations } = JSON.parse(lines);
  const isNew = (className) => migrations.some(({ new_sqlite_classes: classes }) => classes.includes(className));
  const objects = bindings.map(({ name, class_name: className }) => [name, { className, useSQLite: isNew(className) }]);
  const emulator = await newEmulator();
  const provider = await serve(emulator);
  const { keyFile, password } = emulator.mobileok;
  const worker = await startWorkerd({
    entry: writeExample(folder, GUIDE, 'durable', { "environment: 'development'": `baseUrl: '${provider.url}'` }),
    durableObjects: Object.fromEntries(objects),
    bindings: { BONIN_SECRET: SECRET, MOK_KEY_FILE: Buffer.from(keyFile).toString('base64'), MOK_PASSWORD: password },
  });
  try {
    const flow = createClient({ proxyUrl: `${worker.url}bonin` }).mobileok();
    const ticket = await ticketOf(flow, emulator);
    assert.deepEqual(await redeemTwice(ticket, createDurableObjectStore(await worker.namespace())), ONE_OF_TWO);
  } finally {
    await Promise.all([worker.stop(), provider.close()]);
  }
});

test('the example denoKv: one of many, in Deno', async () => {
  // Deno takes what lies in a node_modules for part of a package, so this project is elsewhere.
  const project = mkdtempSync(join(tmpdir(), 'bonin-store-'));
  try {
    mkdirSync(join(project, 'node_modules'));
    symlinkSync(inPackage(), join(project, 'node_modules', 'bonin'));
    writeFileSync(join(project, 'package.json'), '{ "dependencies": { "bonin": "*" } }');
    const path = writeExample(project, GUIDE, 'denoKv', { 'openKv()': `openKv('${join(project, 'kv')}')` });
    const asks = `
      const asked = await Promise.all(Array.from({ length: 5 }, () => store.putIfAbsent('key', 'used', 60)));
      console.log(asked.filter((isFirst) => isFirst).length);`;
    writeFileSync(path, readFileSync(path, 'utf8') + asks);
    const how = ['run', '--quiet', '--unstable-kv', '--allow-all', '--no-lock', '--cached-only'];
    assert.equal(await must(denoProgram, [...how, path], { cwd: project, env: { NO_COLOR: '1' } }), '1\n');
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});

test('the statements in the guide are those that postgresSchema gives', () => {
  for (const document of STORES) assert.ok(read(document).includes(`\`\`\`sql\n${postgresSchema()}\`\`\``), document);
  assert.equal(KOREAN, GUIDE.replace('.md', '.ko.md'));
});

test('every example of the guide keeps to the types', async () => {
  const files = [...examples(GUIDE).keys()].map((name) => writeExample(folder, GUIDE, name));
  const deno = join(folder, 'deno.d.ts');
  writeFileSync(deno, "declare const Deno: { openKv(): Promise<import('bonin/store/deno-kv').DenoKv> };\n");
  const lib = ['--target', 'es2022', '--lib', 'es2022,dom', '--types', 'node', '--skipLibCheck'];
  const how = ['--noEmit', '--allowJs', '--checkJs', '--strict', 'false', '--module', 'nodenext', ...lib];
  await must(npmProgram('tsc'), [...how, deno, ...files]);
});
