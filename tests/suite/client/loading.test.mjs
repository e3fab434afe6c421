/** How long a page waits: files come side by side, and none waits for another that it does not need. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindCore, lazyCore } from '../../../pkg/client/core.js';
import { bytes, makeGlue, source } from '../../../pkg/wasm/mobileok/node.js';
import { bundle } from '../../../scripts/lib/bundle.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const uses = {
  'one that seals': "import { encryptAuthInfo, init } from 'bonin'; globalThis.used = [encryptAuthInfo, init];",
  'one with flows': "import { createClient } from 'bonin'; globalThis.used = createClient;",
  'one with flows of all providers': "import { createClient } from 'bonin/all'; globalThis.used = createClient;",
};
for (const [name, contents] of Object.entries(uses)) {
  test(`a page is one file of JavaScript until it needs more: ${name}`, async () => {
    const { metafile } = await bundle(contents, inRoot());
    const waits = Object.entries(metafile.outputs).filter(([, { imports }]) =>
      imports.some(({ kind }) => kind === 'import-statement'),
    );
    assert.deepEqual(Object.fromEntries(waits), {}, 'each file that is imported at once is a round trip more');
  });
}

test('sealing does not wait for the sentences of errors', async () => {
  const core = bindCore({ makeGlue, bytes, source });
  await core.start('en');
  assert.equal(core.loaded(), true);
  assert.equal(core.ready('en'), false, 'the sentences have only been asked for');
  await core.load('en');
  assert.equal(core.ready('en'), true);
});

test("a provider's files are asked for at once, and it is ready when all are there", async () => {
  const asked = [];
  const parts = {};
  const part = (name, file) => () => {
    asked.push(name);
    return new Promise((resolve) => {
      parts[name] = () => resolve(import(file).then((part) => ({ ...part, makeGlue })));
    });
  };
  const core = lazyCore(
    part('loader', '../../../pkg/wasm/toss_cert/node.js'),
    part('page', '../../../pkg/client/page/index.js'),
  );
  const loaded = core.load('ko');
  assert.deepEqual(asked, ['loader', 'page']);
  parts.loader();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(core.ready('ko'), false, 'the page part is missing');
  parts.page();
  await loaded;
  assert.equal(core.ready('ko'), true);
});
