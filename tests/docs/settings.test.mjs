// What the types say of settings, against the core and the proxy that read them: names, words and defaults.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filesIn } from '../../scripts/lib/files.mjs';
import { fileNameOf, inRoot, providers } from '../../scripts/lib/paths.mjs';
import { read } from './documents.mjs';

/** JavaScript opens the key file with the password, and hands its parts on. */
const OF_KEY_FILE = { parts: ['serverPublicKey', 'serviceId'], javascript: ['password'] };

const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, first]) => first))].sort();
const sourceOf = (file) => readFileSync(file, 'utf8');
const filesOf = (provider) => filesIn(inRoot('src', 'provider', provider)).filter((file) => file.endsWith('.rs'));
const typesOf = (provider) => read(`pkg-template/types/${fileNameOf(camel(provider))}/proxy.d.ts`);
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

for (const provider of providers) {
  const types = typesOf(provider);

  test(`the types have every setting of ${provider} that the core reads, and no other`, () => {
    const asking = /\bgiven(?:\.\w+(?:::<[^(]*>)?\(|, )"(\w+)"/g;
    const asked = filesOf(provider).map(sourceOf).flatMap((text) => found(text, asking));
    const core = [...asked.filter((name) => !OF_KEY_FILE.parts.includes(name))];
    if (asked.includes('keyFile')) core.push(...OF_KEY_FILE.javascript);
    const blocks = /^(?:export )?(?:interface \w+(?:Settings|Shared) (\{.*?^\})|type \w+Settings =(.*?);$)/gms;
    const names = [...types.matchAll(blocks)].flatMap(([, members, variants = '']) =>
      members ? found(members, /^ {2}readonly (\w+)/gm) : found(variants, /readonly (\w+)/g),
    );
    assert.ok(core.length > 2, provider);
    assert.deepEqual([...new Set(names)].sort(), [...new Set(core)].sort());
  });

  test(`the types have the words of ${provider}'s settings`, () => {
    const own = filesOf(provider).filter((file) => /\/(settings|profile\/generation)\.rs$/.test(file));
    const lists = own.map(sourceOf).flatMap((text) => [...text.matchAll(/^words! \{.*?^\}/gms)]);
    const words = lists.map(([list]) => found(list, / = "(\w+)",/g));
    const unions = [...types.matchAll(/(?:'\w+'(?: \| )?)+/g)].map(([union]) => found(union, /'(\w+)'/g).join());
    for (const list of words) assert.ok(unions.includes(list.join()), list.join());
  });
}

/** The words of the list `NAMES` in a file of the proxy. */
function listed(file) {
  const [, list] = read(`pkg-template/proxy/${file}`).match(/^const NAMES = \[(.*?)^\];/ms);
  return found(list, /'(\w+)'/g);
}

test('the proxy takes every option that the types have, and no other', () => {
  const [, members] = read('pkg-template/types/proxy.d.ts').match(/^export interface ProxyConfig \{(.*?)^\}/ms);
  assert.deepEqual(listed('settings.js'), found(members, /^ {2}readonly (\w+)/gm));
});

test('every member of an identity but the raw result can be a claim', () => {
  const [, members] = read('tests/types/core.ts').match(/^export interface Identity \{(.*?)^\}/ms);
  assert.deepEqual(listed('claims.js'), found(members, /^ {2}(\w+)/gm).filter((name) => name !== 'raw'));
});

/** The comment of a member or function in a file of types; all of them, where it stands more than once. */
function said(file, name) {
  const comments = /\/\*\*((?:(?!\*\/).)*)\*\/\s*(?:export function |readonly )?(\w+)/gs;
  const own = [...read(`pkg-template/types/${file}`).matchAll(comments)].filter(([, , of]) => of === name);
  assert.ok(own.length > 0, `${file}: ${name}`);
  return own.map(([, text]) => text.replace(/\s*\n\s*\*\s*/g, ' '));
}

/** The number that this pattern finds in a source. */
function number(file, pattern) {
  const [, digits] = read(file).match(pattern) ?? [];
  assert.ok(digits, `${file}: ${pattern}`);
  return Number(digits.replaceAll('_', ''));
}

const shown = (value) => value.toLocaleString('en-US');
const constant = (file, name) => number(file, new RegExp(`\\b${name}(?:: \\w+)? = ([\\d_]+)`));
const limit = (provider, name) => constant(`src/provider/${provider}/limits.rs`, name);
const settings = 'pkg-template/proxy/settings.js';
const ofTickets = (what) =>
  number(settings, new RegExp(`noteFor\\('ticketTtlSeconds'\\), \\{[^}]*\\b${what}: ([\\d_]+)`));

/** Where a default or a limit stands in the types, what is said of it there, and where it comes from. */
const NUMBERS = [
  ['proxy.d.ts', 'timeoutMs', '# unless given', constant(settings, 'TIMEOUT_MS')],
  ['proxy.d.ts', 'ticketTtlSeconds', '# unless given', ofTickets('otherwise')],
  ['proxy.d.ts', 'ticketTtlSeconds', 'to # s', ofTickets('to')],
  ['client.d.ts', 'timeoutMs', 'By default #', constant('pkg-template/client/client.js', 'timeoutMs')],
  ['client.d.ts', 'init', 'over # s', constant('pkg-template/core/limit.js', 'LIMIT_MS') / 1000],
  ['callback.d.ts', 'waitMs', 'By default #', constant('pkg-template/callback/index.js', 'waitMs')],
  ['proxy-node.d.ts', 'drainMs', '# unless given', constant('pkg-template/core/server/node.js', 'DRAIN_MS')],
  ['mobileok/client.d.ts', 'attemptsLeft', '# at first', limit('mobileok', 'TRIES')],
  ['mobileok/client.d.ts', 'resendsLeft', '# at first', limit('mobileok', 'TRIES')],
  ['toss-cert/proxy.d.ts', 'expireSeconds', 'to # s', limit('toss_cert', 'REQUEST_SECONDS')],
  ['ompass/proxy.d.ts', 'sessionSeconds', '# unless given', limit('ompass', 'SESSION_SECONDS')],
  ['ompass/proxy.d.ts', 'sessionSeconds', 'to # s', limit('ompass', 'LONGEST_SESSION_SECONDS')],
  ['nets/proxy.d.ts', 'allowKeysOf1024Bits', 'from # bits', limit('nets', 'WEAKEST_KEY_BITS')],
  ['nets/proxy.d.ts', 'allowKeysOf1024Bits', '#:', limit('nets', 'USUAL_KEY_BITS')],
];

test('the types say the defaults and limits that hold', () => {
  for (const [file, name, how, value] of NUMBERS) {
    const text = how.replace('#', shown(value));
    for (const comment of said(file, name)) assert.ok(comment.includes(text), `${name}: ${text} in “${comment}”`);
  }
});

test('the types say which sizes of keys are taken', () => {
  const [least, most] = ['LEAST_BITS', 'MOST_BITS'].map((name) => constant('src/crypto/public_key.rs', name));
  for (const comment of ['encryptAuthInfo', 'encryptVerifyInfo'].flatMap((name) => said('client.d.ts', name))) {
    assert.ok(comment.includes(`RSA of ${least} to ${most} bits`), comment);
  }
});
