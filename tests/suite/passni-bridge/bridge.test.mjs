// The Java bridge to the Pass-Ni agent, as a program and as a servlet, over HTTP; and its openapi.json.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { badTypes, broken, caller, goodTypes, longest, misshapen, script, spoken, together } from './cases.mjs';
import { checkExamples, mayAnswer, routes, statuses, takes } from './contract.mjs';
import { compile, compileForJavax, missingJdk, refusal, SECRET, start, workshop, writeScript } from './java.mjs';

const kinds = ['server', 'servlet'];
const bridges = {};
const seen = new Set();
let place;
let missing;
before(async () => {
  missing = await missingJdk();
  if (missing) return;
  place = await workshop();
  await Promise.all([compile(place.folder), writeScript(place.folder, script())]);
  await Promise.all(kinds.map(async (kind) => {
    bridges[kind] = await start(place.folder, kind);
  }));
});
after(async () => {
  await Promise.all(Object.values(bridges).map(({ stop }) => stop()));
  await place?.remove();
});

/** A test that needs the bridge, for each of its forms. */
function bridgeTest(name, check) {
  for (const kind of kinds) {
    test(`${kind}: ${name}`, async (t) => {
      if (missing) return t.skip(missing);
      await check(asks(bridges[kind].url), kind);
    });
  }
}

/** Sends as the proxy does, but for what is given, and compares each answer with the document. */
const asks = (url) => async (route, body, other = {}) => {
  const { method = 'POST', authorization = `Bearer ${SECRET}`, type = 'application/json' } = other;
  const headers = new Headers({ accept: 'application/json' });
  if (authorization) headers.set('authorization', authorization);
  if (type) headers.set('content-type', type);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const sent = ['GET', 'HEAD'].includes(method) ? undefined : bytes;
  const response = await fetch(`${url}${route}`, { method, headers, body: sent, redirect: 'error' });
  const text = await response.text();
  const answer = { status: response.status, headers: response.headers, text, body: text && JSON.parse(text) };
  assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  if (routes.includes(route) && text) mayAnswer(route, answer);
  seen.add(`${route} ${response.status}`);
  return answer;
};

const failure = (answer, status, errorCode) => {
  assert.deepEqual([answer.status, answer.body], [status, { errorCode }]);
};

bridgeTest('what the agent says is passed on, and what it should not say is not', async (ask) => {
  for (const { route, request, expected, text } of spoken) {
    assert.ok(takes(route, request));
    const { status, body, text: sent } = await ask(route, request);
    assert.deepEqual({ status, body }, expected, JSON.stringify(request));
    if (text) assert.equal(sent, text);
  }
});

bridgeTest('calls at the same time keep their answers and error codes apart', async (ask) => {
  const answers = await Promise.all(together.map(({ route, request }) => ask(route, request)));
  assert.deepEqual(answers.map(({ status, body }) => ({ status, body })), together.map(({ expected }) => expected));
});

bridgeTest('log-off is what the operator made of it', async (ask, kind) => {
  const logout = async (token) => (await ask('/logout', { token })).body;
  assert.deepEqual(await logout('MARK.everywhere'), { propagated: kind === 'servlet' });
  assert.deepEqual(await logout('MARK.here'), { propagated: false });
  const thrown = kind === 'servlet' ? { errorCode: 'BRIDGE_AGENT_FAILED' } : { propagated: false };
  assert.deepEqual(await logout('MARK.throw'), thrown);
});

bridgeTest('without the secret nothing is told, whatever is asked', async (ask) => {
  const wrong = ['', SECRET.slice(1), `${SECRET}x`, SECRET.toUpperCase(), ` ${SECRET}`, `${SECRET}\xe9`];
  const headers = [...wrong.map((secret) => `Bearer ${secret}`), '', 'Bearer', SECRET, `Basic ${SECRET}`];
  for (const authorization of headers) {
    for (const route of routes) failure(await ask(route, {}, { authorization }), 401, 'BRIDGE_UNAUTHORIZED');
    const odd = { authorization, type: 'text/plain' };
    failure(await ask('/token', Buffer.alloc(16385), odd), 401, 'BRIDGE_UNAUTHORIZED');
    failure(await ask('/nothing', {}, odd), 401, 'BRIDGE_UNAUTHORIZED');
    failure(await ask('/token', {}, { ...odd, method: 'GET' }), 401, 'BRIDGE_UNAUTHORIZED');
  }
  assert.equal((await ask('/logout', { token: 'MARK' }, { authorization: `bEARER ${SECRET}` })).status, 200);
});

bridgeTest('another path, method or content type is refused', async (ask) => {
  for (const path of ['', '/', '/tokens', '/token/', '/TOKEN', '/token/x', '/user_data']) {
    failure(await ask(path, {}), 404, 'BRIDGE_NOT_FOUND');
  }
  for (const route of routes) {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      failure(await ask(route, {}, { method }), 405, 'BRIDGE_BAD_METHOD');
    }
    assert.equal((await ask(route, {}, { method: 'HEAD' })).status, 405);
    for (const type of badTypes) failure(await ask(route, {}, { type }), 415, 'BRIDGE_BAD_TYPE');
  }
  for (const type of goodTypes) assert.equal((await ask('/logout', { token: 'MARK' }, { type })).status, 200, type);
});

bridgeTest('a body is taken up to its limit', async (ask) => {
  const padded = (length) => Buffer.from(JSON.stringify({ token: 'MARK.here' }).padEnd(length));
  assert.equal((await ask('/logout', padded(16384))).status, 200);
  for (const route of routes) failure(await ask(route, padded(16385)), 413, 'BRIDGE_TOO_LARGE');
});

bridgeTest('requests that are not as the document says are refused, others are not', async (ask) => {
  for (const [route, request] of misshapen) {
    assert.ok(!takes(route, request), JSON.stringify(request));
    failure(await ask(route, request), 400, 'BRIDGE_BAD_REQUEST');
  }
  for (const body of broken) {
    for (const route of ['/logout', '/agents']) failure(await ask(route, body), 400, 'BRIDGE_BAD_REQUEST');
  }
  const more = { token: 'MARK.here', secret: [{ deep: [1] }], userIp: 5 };
  assert.ok(takes('/logout', more));
  assert.equal((await ask('/logout', more)).status, 200);
  assert.ok(takes('/user-data', longest));
  assert.deepEqual((await ask('/user-data', longest)).body, { userData: { user_id: 'MARK' } });
});

bridgeTest('it does not start without a secret worth the name', async (ask, kind) => {
  const secrets = [undefined, '', SECRET.slice(0, 31), `${SECRET.slice(0, 31)} ${SECRET}`, '비밀'.repeat(20)];
  const tried = kind === 'server' ? secrets : secrets.slice(2, 3);
  for (const { code, text } of await Promise.all(tried.map((secret) => refusal(place.folder, kind, secret)))) {
    assert.equal(code, 1);
    assert.equal(text, 'PASSNI_BRIDGE_SECRET has to be 32 or more visible ASCII characters.\n');
  }
});

test('the servlet compiles for javax as well', async (t) => {
  if (missing) return t.skip(missing);
  await compileForJavax(place.folder);
});

test('every status that the document lists was seen', (t) => {
  if (missing) return t.skip(missing);
  const listed = statuses().map(([route, status]) => `${route} ${status}`);
  // A route that the document has is one that is found.
  assert.deepEqual(listed.filter((pair) => !seen.has(pair) && !pair.endsWith(' 404')), []);
});

test('the document’s examples are what it says, and its routes are the bridge’s', () => {
  checkExamples();
  assert.deepEqual([...routes].sort(), ['/agents', '/login-check', '/logout', '/sso-code', '/token', '/user-data']);
});

bridgeTest('nothing of users, tokens or the secret is printed', async (ask, kind) => {
  const text = await bridges[kind].stop();
  for (const mark of ['MARK', caller.userIp, '홍길동', 'A'.repeat(32)]) assert.ok(!text.includes(mark), text);
  const lines = text.trimEnd().split('\n');
  const started = /^(Bridge to Pass-Ni|Servlet): http:/;
  const when = /bonin\.passni\.PassniBridge ask$/;
  const what = /^SEVERE: \/[a-z-]+: [\w.$]+ at [\w.$/]+\([\w.: ]+\)$/;
  assert.deepEqual(lines.filter((line) => ![started, when, what].some((known) => known.test(line))), []);
  const failures = spoken.filter(({ expected }) => expected.status === 502).length + (kind === 'servlet' ? 1 : 0);
  assert.equal(lines.filter((line) => what.test(line)).length, failures);
});
