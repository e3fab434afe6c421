/** Where the proxy is, in the forms that people give, and a host that leads elsewhere. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { createClient } from 'bonin';

const BASE = 'https://api.shop.example/bonin';

/** A client whose fetch tells what it is asked, and answers with `answers`, the last one again and again. */
function asking(proxyUrl, ...answers) {
  const asked = [];
  const fetch = async (url, { redirect }) => {
    asked.push(url);
    assert.equal(redirect, 'manual');
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new TypeError('fetch failed');
    return answer;
  };
  const client = createClient({ proxyUrl, fetch, lang: 'en' });
  return { asked, begin: () => client.mobileok().begin() };
}

test('what is an address of a proxy, and how it is asked', async () => {
  const forms = {
    [BASE]: BASE,
    [`${BASE}/`]: BASE,
    [`${BASE}//`]: BASE,
    [` ${BASE}\n`]: BASE,
    'HTTPS://api.shop.example/bonin': 'HTTPS://api.shop.example/bonin',
    'http://localhost:8787': 'http://localhost:8787',
    'https://api.shop.example': 'https://api.shop.example',
    'http://[::1]:8787/bonin': 'http://[::1]:8787/bonin',
    '/bonin': '/bonin',
    '/bonin/': '/bonin',
    '/': '',
    './bonin': './bonin',
    '../bonin': '../bonin',
    '//api.shop.example/bonin': '//api.shop.example/bonin',
    '/@shop/bonin': '/@shop/bonin',
    '/nullable/undefined-things': '/nullable/undefined-things',
  };
  for (const [given, base] of Object.entries(forms)) {
    const { asked, begin } = asking(given);
    await assert.rejects(begin(), { kind: 'network' }, given);
    assert.deepEqual(asked, [`${base}/mobileok/token`]);
  }
  const { asked, begin } = asking(new URL(`${BASE}/`));
  await assert.rejects(begin(), { kind: 'network' });
  assert.deepEqual(asked, [`${BASE}/mobileok/token`]);
});

test('what is none is refused when the client is made', () => {
  const never = [
    ...['undefined', 'null', 'undefined/bonin', '/undefined/bonin', 'https://undefined/bonin', '/bonin/null'],
    ...['https://undefined:8787/bonin', '[object Object]/bonin', '${API}/bonin', '/{{ api }}/bonin', '<proxy>'],
    ...['ftp://api.shop.example/bonin', 'ws://api.shop.example', 'file:///bonin', 'javascript:alert(1)', 'blob:x'],
    ...['localhost:8787/bonin', 'api.shop.example/bonin', 'bonin', 'https://', 'https:///', 'https:bonin', 'http:/x'],
    ...[`${BASE}?tenant=1`, `${BASE}?`, `${BASE}#x`, '/bonin?x', '/bonin#', '\\bonin', '/bo nin', '/\\evil.example'],
    ...['https://user@api.shop.example/bonin', 'https://user:word@api.shop.example/bonin', 'https://a b/bonin'],
    new URL(`${BASE}?tenant=1`),
    new URL('ftp://api.shop.example/bonin'),
  ];
  for (const proxyUrl of never) {
    const refused = { kind: 'misuse', field: 'proxyUrl', reason: 'badUrl' };
    assert.throws(() => createClient({ proxyUrl }), refused, `${proxyUrl}`);
  }
  for (const proxyUrl of [undefined, null, '', '  ', 7, {}, { href: 7 }, true, []]) {
    assert.throws(() => createClient({ proxyUrl }), { kind: 'misuse', field: 'proxyUrl', reason: 'missing' });
  }
});

test('a path where there is no page is misuse, and trying again is not offered', async () => {
  const client = createClient({ proxyUrl: '/bonin', lang: 'en' });
  const misuse = { kind: 'misuse', field: 'proxyUrl', reason: 'badUrl', retryable: false };
  await assert.rejects(client.mobileok().begin(), misuse);
});

test('a host that adds a slash by a redirect is followed, and known from then on', async () => {
  const moved = () => new Response(null, { status: 308, headers: { location: 'x' } });
  const opaque = () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
  const error = { kind: 'rejected', reason: 'rejected', message: 'no', retryable: false };
  const refused = () => Response.json({ error });
  for (const led of [moved, opaque]) {
    const { asked, begin } = asking(BASE, led(), refused(), refused());
    await assert.rejects(begin(), { kind: 'rejected' });
    assert.deepEqual(asked, [`${BASE}/mobileok/token`, `${BASE}/mobileok/token/`]);
  }
});

test('a host that leads elsewhere is told as that', async () => {
  for (const status of [301, 302, 303, 307, 308]) {
    const headers = { location: 'https://www.shop.example/' };
    const { asked, begin } = asking(BASE, new Response(null, { status, headers }));
    const told = { kind: 'misuse', field: 'proxyUrl', reason: 'redirected', retryable: false, message: /redirect/ };
    await assert.rejects(begin(), told);
    assert.equal(asked.length, 2);
  }
});
