// The ten lines each of page, proxy and backend, from every document that has them, run together against the emulator.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { serve } from 'bonin/emulator/node';
import { redeemTicket } from 'bonin/proxy';
import { npmProgram } from '../../scripts/lib/paths.mjs';
import { must, run } from '../../scripts/lib/run.mjs';
import { examples, GUIDE, PAIRS, PROVIDERS, ROOT } from './documents.mjs';
import { importAnew, newProject, writeExample } from './modules.mjs';
import { BY_SMS, inProcess, newEmulator, pageReaches, PERSON, PHONE, SECRET, SITE } from './party.mjs';

let project;
let emulator;
let provider;

before(async () => {
  project = newProject();
  emulator = await newEmulator();
  provider = await serve(emulator);
  writeFileSync(join(project.folder, 'mok_keyInfo.dat'), emulator.mobileok.keyFile);
  process.env.BONIN_SECRET = SECRET;
  process.env.MOK_PASSWORD = emulator.mobileok.password;
});

after(async () => {
  pageReaches(undefined);
  await provider?.close();
  project?.remove();
});

const example = (document, name, changes) => importAnew(writeExample(project.folder, document, name, changes));

/** An example that is set up for the provider's own servers, on the emulator. */
const onEmulator = () => ({ "environment: 'development'": `baseUrl: '${provider.url}'` });

const newestCode = () => emulator.phone(PHONE).latestCode();

/** In the folder where the key file lies. */
async function atHome(work) {
  const before = process.cwd();
  process.chdir(project.folder);
  return work().finally(() => process.chdir(before));
}

for (const document of PAIRS.flat()) {
  test(`${document}: page, proxy on Node and backend verify a person together`, async () => {
    const { url, close } = await atHome(() => example(document, 'node', { ...onEmulator(), 'port: 8787': 'port: 0' }));
    try {
      pageReaches((path, init) => fetch(url + path, init));
      const { verify } = await example(document, 'page');
      const { whoIs } = await example(document, 'backend');
      const session = { nonce: 'nonce of the session' };
      const { ticket } = await verify(PERSON, newestCode, session.nonce);
      const person = await whoIs(ticket, session);
      assert.deepEqual([person.name, person.phone, person.assurance], ['홍길동', '01012345678', 'identity']);
      await assert.rejects(whoIs(ticket, session), { reason: 'resultUsed' });
      const theirs = await verify(PERSON, newestCode, 'nonce of another session');
      await assert.rejects(whoIs(theirs.ticket, session), { reason: 'wrongNonce' });
      const unbound = await verify(PERSON, newestCode);
      await assert.rejects(whoIs(unbound.ticket, {}), { kind: 'config', field: 'nonce' });
    } finally {
      await close();
    }
  });

  test(`${document}: the Worker verifies a person`, async () => {
    const { default: worker } = await example(document, 'workers', onEmulator());
    const { keyFile, password } = emulator.mobileok;
    const env = { BONIN_SECRET: SECRET, MOK_KEY_FILE: Buffer.from(keyFile).toString('base64'), MOK_PASSWORD: password };
    pageReaches((path, init) => worker.fetch(new Request(`https://${SITE}${path}`, init), env, { waitUntil() {} }));
    const { verify } = await example(document, 'page');
    const { ticket } = await verify(PERSON, newestCode);
    assert.equal((await redeemTicket(ticket, { secret: SECRET })).name, '홍길동');
  });
}

test('SECURITY: a ticket of another session is refused, and a nonce serves once', async () => {
  const { verified } = await example('SECURITY.md', 'bound');
  const ticketFor = async (nonce) => {
    const { flow } = await inProcess(emulator);
    await flow.begin({ nonce });
    await flow.request(BY_SMS);
    return (await flow.confirm(newestCode())).ticket;
  };
  const session = { nonce: 'mine' };
  const options = { secret: SECRET };
  await assert.rejects(verified(await ticketFor('theirs'), session, options), { reason: 'wrongNonce' });
  assert.equal((await verified(await ticketFor('mine'), session, options)).name, '홍길동');
  await assert.rejects(verified(await ticketFor('mine'), session, options), { kind: 'config', field: 'nonce' });
});

test('the example of a test is a test, and passes', async () => {
  for (const document of GUIDE) {
    const file = writeExample(project.folder, document, 'test');
    // A runner that finds itself inside another one runs nothing.
    const { ok, output } = await run(process.execPath, ['--test', file], { env: { NODE_TEST_CONTEXT: undefined } });
    assert.ok(ok && /pass 1\b/.test(output), output);
  }
});

test('every example keeps to the types', async () => {
  const { folder, remove } = newProject();
  try {
    const documents = [...ROOT, ...GUIDE, ...PROVIDERS.flat()];
    const written = (document) => [...examples(document).keys()].map((name) => writeExample(folder, document, name));
    const files = documents.flatMap(written);
    const workers = join(folder, 'workers.d.ts');
    writeFileSync(workers, "declare module 'cloudflare:workers' { export class DurableObject { ctx: any } }\n");
    const library = ['--target', 'es2022', '--lib', 'es2022,dom', '--types', 'node', '--skipLibCheck'];
    const how = ['--noEmit', '--allowJs', '--checkJs', '--strict', 'false', '--module', 'nodenext', ...library];
    await must(npmProgram('tsc'), [...how, workers, ...files]);
  } finally {
    remove();
  }
});
