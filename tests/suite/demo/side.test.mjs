// The tabs beside the page: the code of what was just done, and the faults that one click orders.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transform } from 'esbuild';
import { createClient } from 'bonin';
import { createEmulator } from 'bonin/emulator';
import { codeIn } from '../../../www/src/code-field.js';
import { emulatorActions } from '../../../www/server/emulator.mjs';
import { EMULATED } from '../../../www/server/providers.mjs';
import { elementCode, pageCode, reactCode, workerCode } from '../../../www/src/side/code.js';
import { recorded } from '../../../www/src/side/recorder.js';

const person = { userName: '김아무개', userPhone: '010-9999-8888', userBirthday: '20010203' };

test('the code of a page is the calls that were made, with someone who does not exist', async () => {
  const calls = [
    { name: 'begin', args: [] },
    { name: 'request', args: [{ serviceType: 'telcoAuth', reqAuthType: 'SMS', ...person }] },
    { name: 'confirm', args: ['827364'] },
    { name: 'confirm', args: ['918273'] },
  ];
  const code = pageCode('mobileok', calls);
  for (const typed of [...Object.values(person), '827364', '918273']) assert.ok(!code.includes(typed), typed);
  assert.match(code, /client\.mobileok\(\);\nawait flow\.begin\(\);\nawait flow\.request\(\{\n {2}serviceType: 'tel/);
  assert.match(code, /const \{ ticket \} = await flow\.confirm\(prompt\('Code'\)\);/);
  assert.equal(code.match(/const \{ ticket \}/g).length, 1);
  await transform(code, { loader: 'js', format: 'esm' });
});

test('nested arguments keep their form, and texts their quotes', async () => {
  const document = { title: "a 'title'\nin two lines", personal: true, signal: new AbortController().signal };
  const code = pageCode('tossCert', [{ name: 'request', args: [{ document }] }]);
  assert.match(code, /request\(\{\n {2}document: \{\n {4}title: 'a \\'title\\'\\nin two lines',\n/);
  assert.match(code, /\n {4}personal: true,\n {2}\},\n\}\)/);
  await transform(code, { loader: 'js', format: 'esm' });
});

test('the code of a Worker and of the element name the provider', async () => {
  const worker = workerCode('tossCert', ['clientId', 'clientSecret']);
  assert.match(worker, /clientSecret: env\.TOSS_CERT_CLIENT_SECRET,/);
  await transform(worker, { loader: 'js', format: 'esm' });
  await transform(reactCode('mobileok'), { loader: 'jsx', format: 'esm', jsx: 'automatic' });
  assert.match(elementCode('mobileok'), /<bonin-verify provider="mobileok"/);
});

test('calls are noted, and looking at a flow is not', () => {
  const noted = [];
  const flow = recorded(createClient({ proxyUrl: '/bonin' }).mobileok(), (call) => noted.push(call));
  assert.equal(flow.state.name, 'idle');
  flow.subscribe(() => {})();
  flow.cancel();
  assert.deepEqual(noted, [{ name: 'cancel', args: [] }]);
  assert.equal(flow.state.name, 'cancelled');
});

test('each fault that the page offers is one that the emulator takes, at each step', async () => {
  const { control } = await createEmulator();
  const actions = emulatorActions(control);
  for (const [provider, { steps, faults }] of Object.entries(EMULATED)) {
    for (const step of ['any', ...steps]) {
      for (const fault of faults) actions.fault({ provider, step, ...fault });
    }
  }
  assert.throws(() => actions.fault({ provider: 'mobileok', step: 'any', kind: 'nothing' }), { kind: 'misuse' });
  actions.calm();
});

test('a code is found in what people paste', () => {
  const pasted = {
    '782 230': '782230',
    '782-230': '782230',
    '[782230]': '782230',
    '７８２２３０': '782230',
    '[Web발신] 인증번호는 [782230]입니다. 010-1234-5678': '782230',
    '7822301': '782230',
    '12ab': '12',
    '': '',
  };
  for (const [text, code] of Object.entries(pasted)) assert.equal(codeIn(text, 6), code, text);
});
