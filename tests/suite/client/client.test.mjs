/** createClient: its options, and that its tables agree with the core's. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as bonin from 'bonin';
import { providers } from '../../../pkg/wasm/registry.js';
import { pageLang } from '../../../pkg/core/lang.js';
import { load as loadProxy } from '../../../pkg/wasm/proxy/node.js';

test('the public names', () => {
  const functions = ['createClient', 'encryptAuthInfo', 'encryptVerifyInfo', 'init', 'isBoninError', 'pickAuthInfo'];
  const names = ['BoninError', ...functions];
  assert.deepEqual(Object.keys(bonin).sort(), names);
});

test('one flow for each provider of the core', async () => {
  const { registry } = await loadProxy();
  const names = Object.keys(registry());
  assert.deepEqual(Object.keys(providers), names);
  const client = bonin.createClient({ proxyUrl: '/bonin' });
  assert.deepEqual(Object.keys(client), [...names, 'resume']);
  for (const name of names) assert.ok(Object.keys(providers[name]).every((call) => client[name]()[call]));
  assert.ok(Object.isFrozen(client) && Object.isFrozen(client.mobileok()));
});

test('options: unknown and wrong ones are refused by name', () => {
  const wrong = [
    [undefined, 'proxyUrl'],
    [{}, 'proxyUrl'],
    [{ proxyUrl: '' }, 'proxyUrl'],
    [{ proxyUrl: 7 }, 'proxyUrl'],
    [{ proxyUrl: '/b', proxyURL: '/b' }, 'proxyURL'],
    [{ proxyUrl: '/b', secret: 'x' }, 'secret'],
    [{ proxyUrl: '/b', fetch: {} }, 'fetch'],
    [{ proxyUrl: '/b', lang: 'fr' }, 'lang'],
    [{ proxyUrl: '/b', now: 5 }, 'now'],
    [{ proxyUrl: '/b', timeoutMs: 0 }, 'timeoutMs'],
    [{ proxyUrl: '/b', timeoutMs: Infinity }, 'timeoutMs'],
    [{ proxyUrl: '/b', timeoutMs: 'soon' }, 'timeoutMs'],
    ['/b', 'options'],
  ];
  for (const [options, field] of wrong) assert.throws(() => bonin.createClient(options), { kind: 'misuse', field });
  bonin.createClient({ proxyUrl: '/b', fetch: undefined, lang: undefined, now: undefined, timeoutMs: undefined });
});

test('the language of the page', (t) => {
  const says = (language) => {
    Object.defineProperty(globalThis, 'navigator', { value: language && { language }, configurable: true });
    return pageLang();
  };
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  t.after(() => (before ? Object.defineProperty(globalThis, 'navigator', before) : delete globalThis.navigator));
  assert.deepEqual(['en-US', 'EN', 'en'].map(says), ['en', 'en', 'en']);
  assert.deepEqual(['ko-KR', 'fr', 'enm', undefined].map(says), ['ko', 'ko', 'ko', 'ko']);
});

test('the package claims only what it has', () => {
  const at = (path) => new URL(`../../../pkg/${path}`, import.meta.url);
  const { exports, imports, bin, type, sideEffects } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  assert.deepEqual([type, sideEffects], ['module', ['./element/define.js']]);
  const loaders = Object.values(imports['#wasm/*']).flatMap((path) =>
    ['mobileok', 'proxy', 'emulator'].map((name) => path.replace('*', name)),
  );
  const targetsOf = (to) => (typeof to === 'string' ? to : Object.values(to).flatMap(targetsOf));
  const targets = targetsOf(exports);
  for (const path of [...targets, ...Object.values(bin), ...loaders]) assert.ok(existsSync(at(path)), path);
});
