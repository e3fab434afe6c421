// What the demo has of each provider: its texts in both languages, and both of its halves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROVIDERS as SERVED } from '../../../www/server/providers.mjs';
import { masked } from '../../../www/server/masked.mjs';
import { PROVIDERS } from '../../../www/src/providers/index.js';
import { TEXTS, textsOf } from '../../../www/src/texts/index.js';

/** The names and kinds of all texts: lists by their keys, functions by what they take. */
function shape(value) {
  if (typeof value === 'function') return `takes ${value.length}`;
  if (typeof value === 'string') return 'text';
  if (Array.isArray(value)) return value.map((each) => (Array.isArray(each) ? each[0] : shape(each)));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shape(each)]));
}

const all = [['all', TEXTS], ...PROVIDERS.map(({ name, texts }) => [name, texts])];

for (const [name, { ko, en }] of all) {
  test(`the texts of ${name} are the same in Korean and English`, () => {
    assert.deepEqual(shape(en), shape(ko));
    assert.deepEqual(Object.keys(en), Object.keys(ko));
    assert.doesNotMatch(JSON.stringify(en), /[가-힣]/);
  });
}

test('a text that is missing in one language shows', () => {
  assert.notDeepEqual(shape({ a: 'x', b: ['x'] }), shape({ a: 'x' }));
  assert.notDeepEqual(shape({ a: () => '' }), shape({ a: (n) => n }));
});

test('each provider of the page is set up at the server, and the other way round', () => {
  assert.deepEqual(PROVIDERS.map(({ name }) => name).sort(), [...SERVED].sort());
});

for (const provider of PROVIDERS) {
  test(`${provider.name} names its steps and itself`, () => {
    const t = textsOf(provider, 'en');
    for (const step of provider.steps) assert.equal(typeof t.steps[step], 'string', step);
    assert.deepEqual(Object.keys(t.provider).sort(), ['about', 'name']);
    const views = Object.keys(provider.views);
    for (const name of [provider.first, ...provider.forms]) assert.ok(views.includes(name), name);
  });
}

test('an identity is shown masked, and what is not known how to mask is not shown', () => {
  const identity = {
    userId: 'gildong',
    email: 'gildong@shop.example',
    name: '홍길동',
    signature: 'trusted',
    signerName: '홍길동',
    signedText: '동의합니다.',
    attributes: { dept: '개발팀', no: '7' },
    raw: { secret: 'x' },
    nonce: 'n',
  };
  assert.deepEqual(masked(identity), {
    name: '홍*동',
    userId: 'gi•••••',
    email: 'gi•••••@shop.example',
    signature: 'trusted',
    signerName: '홍*동',
    signedText: '동의합니다.',
    attributes: { dept: '개••', no: '•' },
  });
});
