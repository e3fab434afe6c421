/**
 * How much work anybody can cause: the CPU time of the worst requests and answers that can be built, as a ratio to
 * plain ones. Both are measured in turn on the same machine, and the least of some turns counts, because whatever else
 * happens there only adds to it.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { createEmulator } from 'bonin/emulator';
import { createProxy } from 'bonin/proxy';
import { SECRET } from './fixture.mjs';

/** A refused request takes a third of a millisecond: this is five of them at most. */
const REQUEST_RATIO = 16;

/** A provider's answer may be 256 KiB: at most linear in its size. */
const ANSWER_RATIO = 60;

const TURNS = 80;

const emulator = await createEmulator();
const { baseUrl, siteUrl, keyFile, password } = emulator.mobileok;
let answer;
const proxy = await createProxy({
  secret: SECRET,
  origins: [],
  now: emulator.now,
  fetch: (url, options) => (answer === undefined ? emulator.fetch(url, options) : new Response(answer)),
  clientAddress: { header: 'x-forwarded-for' },
  providers: {
    mobileok: { baseUrl, siteUrl, keyFile, password },
    tossCert: emulator.tossCert,
    ompass: emulator.ompass,
    passni: { ...emulator.passni, pageUrl: 'http://localhost/page' },
    nets: emulator.nets,
  },
});

const TYPE = { 'content-type': 'application/json' };
const numbers = Array.from({ length: 7_000 }, (_, number) => (number + 46_656).toString(36));
const names = numbers.map((name) => `"${name}":0`).join();
const fields = numbers.map((name) => `${name}=`).join('&');
const json = (body, headers) => ({ method: 'POST', headers: { ...TYPE, ...headers }, body });
const form = (body) => ({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
const flow = (text) => json('{}', { 'bonin-flow': text });
const header = (text) => btoa(text).replace(/=+$/, '');
const envelope = (size) => JSON.stringify({ encryptMOKAuthInfo: `${'A'.repeat(344)}|${'A'.repeat(size)}!` });
const opened = (await (await send('mobileok/token', json('{}'))).json()).flow;

function send(path, init) {
  return proxy.fetch(new Request(`http://proxy.test/bonin/${path}`, init));
}

const plain = ['mobileok/token', json('{"nonce":7}'), 400];

const requests = {
  'a body with thousands of names': ['mobileok/token', json(`{${names}}`), 413],
  'thousands of names further down': ['mobileok/token', json(`{"a":{"b":[{${names}}]}}`), 413],
  'one name, thousands of times': ['mobileok/token', json(`{${'"x":0,'.repeat(10_000)}"x":0}`), 413],
  'a long list': ['mobileok/token', json(`{"nonce":[${'0,'.repeat(30_000)}0]}`), 413],
  'a list in a list in a list': ['mobileok/token', json(`{"nonce":${'['.repeat(30_000)}${']'.repeat(30_000)}}`), 400],
  'a long text': ['mobileok/token', json(`{"nonce":"${'x'.repeat(65_000)}"}`), 400],
  'a long name': ['mobileok/token', json(`{"${'x'.repeat(65_000)}":0}`), 400],
  'a long number': ['mobileok/token', json(`{"nonce":${'9'.repeat(65_000)}}`), 400],
  'a long text of brackets and commas': ['mobileok/token', json(`{"nonce":"${'\\"[,{'.repeat(12_000)}"}`), 400],
  'a long text of escapes': ['mobileok/token', json(`{"nonce":"${'\\u0001'.repeat(10_000)}"}`), 400],
  'a long text of Korean letters': ['mobileok/token', json(`{"nonce":"${'가'.repeat(21_000)}"}`), 400],
  'blanks': ['mobileok/token', json(`{${' '.repeat(65_000)}"nonce":7}`), 400],
  'as many names as are read': ['mobileok/token', json(`{${names.split(',').slice(0, 256).join()}}`), 400],
  'a long envelope in a flow': ['mobileok/request', json(`${envelope(64_000)} `, { 'bonin-flow': opened }), 400],
  'a form with thousands of names': ['passni/arrive', form(fields.slice(0, 8_000)), 303],
  'a form of percent signs': ['passni/arrive', form('%'.repeat(8_000)), 303],
  'a form of plus signs and ampersands': ['passni/arrive', form('+&'.repeat(4_000)), 303],
  'an address with thousands of names': [`passni/arrive?${fields.slice(0, 16_000)}`, { method: 'GET' }, 303],
  'an address that is longer than any': [`passni/arrive?${fields}`, { method: 'GET' }, 303],
  'a long path': [`${'a/'.repeat(8_000)}`, { method: 'GET' }, 404],
  'thousands of headers': ['health', { headers: numbers.slice(0, 2_000).map((name) => [name, '0']) }, 200],
  'a long header of addresses': ['passni/enter', json('{}', { 'x-forwarded-for': '1,'.repeat(8_000) }), 400],
  'a long header of languages': ['mobileok/token', json('{"nonce":7}', { 'accept-language': 'x,'.repeat(8_000) }), 400],
  'a long type': ['mobileok/token', json('{}', { 'content-type': `application/json${' '.repeat(16_000)}x` }), 415],
  'a flow that is none': ['mobileok/confirm', flow('A'.repeat(8_192)), 400],
  'a flow of dots': ['mobileok/confirm', flow('.'.repeat(8_192)), 400],
  'a flow of five long parts': ['mobileok/confirm', flow(Array(5).fill('AAAA'.repeat(400)).join('.')), 400],
  'a long flow whose last letter is wrong': ['mobileok/confirm', flow(`${'AAAA'.repeat(2_040)}A!`), 400],
  'a flow with a costly header': [
    'mobileok/confirm',
    flow(`${header('{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2c":2000000000,"p2s":"AAAA"}')}....`),
    400,
  ],
  'a flow that says it is zipped': [
    'mobileok/confirm',
    flow(`${header('{"alg":"dir","enc":"A256GCM","zip":"DEF"}')}..${'A'.repeat(16)}.${'AAAA'.repeat(1_900)}.AAAA`),
    400,
  ],
};

const SIZE = 256 * 1024 - 16;
const filled = (part, { from = '', to = '' } = {}) => {
  const times = Math.floor((SIZE - from.length - to.length) / part.length);
  return from + part.repeat(times) + to;
};
const member = (_, number) => `"${number.toString(36).padStart(4, '_')}":0`;
const distinct = `{${Array.from({ length: 24_000 }, member).join()}}`;

const answers = {
  'thousands of names': distinct,
  'thousands of names further down': `{"data":${distinct.slice(0, SIZE - 20)}}`,
  'one name, thousands of times': filled('"x":0,', { from: '{', to: '"x":0}' }),
  'a long list': filled('0,', { from: '{"data":[', to: '0]}' }),
  'brackets that open': filled('['),
  'braces that open': filled('{"a":'),
  'a long text of escapes': filled('\\u0001', { from: '{"resultMsg":"', to: '"}' }),
  'a long text of quotes': filled('\\"', { from: '{"resultMsg":"', to: '"}' }),
  'a long text of Korean letters': filled('가'.repeat(10), { from: '{"resultMsg":"', to: '"}' }).slice(0, SIZE / 3),
  'a long number': filled('9', { from: '{"resultCode":', to: '}' }),
  'commas': filled(','),
  'blanks': filled(' '),
  'colons and quotes': filled('":"', { from: '{"errorCode' }),
  'the name of a code, again and again': filled('"errorCode"', { from: '{' }),
  'a web page': filled('<p>x</p>', { from: '<!doctype html>' }),
};

const routes = {
  mobileok: ['mobileok/token', json('{}')],
  ompass: ['ompass/begin', json('{"method":"u2f","userId":"kim"}')],
  passni: ['passni/enter', json(`{"ssoCode":"${'0'.repeat(32)}"}`, { 'x-forwarded-for': '203.0.113.9' })],
  nets: ['nets/begin', json('{}', { 'x-forwarded-for': '203.0.113.9' })],
};

/** The CPU time of one request, in ms. */
async function cost([path, init], given, expected) {
  answer = given;
  const before = process.cpuUsage();
  const { status } = await send(path, init);
  const { user, system } = process.cpuUsage(before);
  answer = undefined;
  if (expected !== undefined) assert.equal(status, expected);
  return (user + system) / 1000;
}

async function assertBounded(most, measureWorst, measurePlain) {
  let [worst, usual] = [Infinity, Infinity];
  for (let turn = 0; turn < TURNS; turn += 1) {
    usual = Math.min(usual, await measurePlain());
    worst = Math.min(worst, await measureWorst());
    // The plain one has to be known well before it can be compared with.
    if (turn >= 10 && worst <= most * usual) return;
  }
  assert.fail(`${worst} ms are ${(worst / usual).toFixed(1)} times ${usual} ms`);
}

for (const [what, [path, init, expected]] of Object.entries(requests)) {
  test(`a request: ${what}`, () =>
    assertBounded(
      REQUEST_RATIO,
      () => cost([path, init], undefined, expected),
      () => cost(plain, undefined, plain[2]),
    ));
}

for (const [provider, route] of Object.entries(routes)) {
  for (const [what, text] of Object.entries(answers)) {
    test(`an answer to ${provider}: ${what}`, () =>
      assertBounded(
        ANSWER_RATIO,
        () => cost(route, text),
        () => cost(route, '{}'),
      ));
  }
}

test('twice the size takes no more than three times as long', async () => {
  for (const [what, text] of Object.entries(answers)) {
    await assertBounded(
      3,
      () => cost(routes.mobileok, text),
      () => cost(routes.mobileok, text.slice(0, text.length / 2)),
    );
    assert.ok(text.length > 80_000, what);
  }
});
