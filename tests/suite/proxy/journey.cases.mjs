import { createFixture, ORIGIN, SECRET } from './fixture.mjs';
import { NOON, PERSON } from './provider.mjs';

const MINUTE = 60_000;

export const cases = [
  {
    name: 'a flow from token to ticket',
    async run({ assert, bonin, vectors }) {
      const { post, provider, sealed } = createFixture({ bonin, vectors });
      const token = await post('token', { nonce: 'n-1' }, { headers: { origin: ORIGIN } });
      assert.equal(token.status, 200);
      assert.deepEqual(Object.keys(JSON.parse(token.text)).sort(), ['flow', 'publicKey']);
      assert.equal(token.publicKey, vectors.publicKeySpki);
      assert.match(provider.made.clientTxId, /^TEST[0-9a-f]{32}$/);
      assert.equal(provider.made.requestTime, '20261120120000');

      const request = await post('request', { encryptMOKAuthInfo: sealed }, { flow: token.flow });
      assert.deepEqual([request.status, request.resendCount], [200, 3]);
      const resend = await post('resend', {}, { flow: request.flow });
      const confirm = await post('confirm', { encryptMOKVerifyInfo: sealed }, { flow: resend.flow });
      assert.equal(confirm.status, 200);
      assert.deepEqual(Object.keys(JSON.parse(confirm.text)), ['ticket']);
      assert.deepEqual(
        provider.requests.map(({ step, body }) => [step, body.encryptMOKToken]),
        [
          ['token', undefined],
          ['request', 'token-1'],
          ['resend', 'token-2'],
          ['confirm', 'token-3'],
        ],
      );

      const identity = await bonin.redeemTicket(confirm.ticket, { secret: SECRET, now: () => NOON });
      assert.deepEqual(identity, {
        provider: 'mobileok',
        method: 'SMS',
        assurance: 'identity',
        transactionId: 'tx-0001',
        verifiedAt: '2026-11-20T11:59:59.123+09:00',
        name: PERSON.userName,
        phone: PERSON.userPhone,
        birthday: PERSON.userBirthday,
        gender: 'female',
        nation: 'korean',
        ci: PERSON.ci,
        di: PERSON.di,
        nonce: 'n-1',
        raw: provider.result(),
      });
    },
  },
  {
    name: 'claims by name and by function; onVerified comes before the answer and cannot change it',
    async run({ assert, bonin, vectors }) {
      const seen = [];
      const onVerified = async (identity) => {
        await Promise.resolve();
        seen.push(identity.name);
        identity.name = 'changed';
      };
      const byName = createFixture({ bonin, vectors }, { onVerified, claims: ['gender', 'isAdult', 'name'] });
      const first = await byName.confirm();
      assert.deepEqual(first.claims, { gender: 'female', name: PERSON.userName });
      assert.deepEqual(seen, [PERSON.userName]);
      const { name } = await bonin.redeemTicket(first.ticket, { secret: SECRET, now: () => NOON });
      assert.equal(name, PERSON.userName);

      const claims = async ({ birthday }) => ({ year: birthday.slice(0, 4) });
      assert.deepEqual((await createFixture({ bonin, vectors }, { claims }).confirm()).claims, { year: '1987' });
    },
  },
  {
    name: 'an operator function that fails: status 500, no ticket, nothing of what it threw',
    async run({ assert, bonin, vectors }) {
      for (const name of ['onVerified', 'claims']) {
        const fail = () => {
          throw new Error(`inside ${PERSON.userName}`);
        };
        const answer = await createFixture({ bonin, vectors }, { [name]: fail }).confirm();
        assert.deepEqual(
          [answer.status, answer.error.kind, answer.error.field, answer.ticket, answer.flow],
          [500, 'config', name, undefined, undefined],
        );
        assert.ok(!answer.text.includes(PERSON.userName) && !answer.text.includes('stack'), name);
      }
    },
  },
  {
    name: 'a refusal of the provider: its code, a text in the language asked for, and a flow that goes on',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      const refuse = ({ encryptMOKToken }) => ({ resultCode: '2910', resultMsg: 'x', retryCount: 2, encryptMOKToken });
      fixture.provider.answers.confirm = refuse;
      const flow = await fixture.request();
      const korean = await fixture.confirm(flow);
      const { kind, provider, code, phase, retryable, next } = korean.error;
      assert.deepEqual(
        [korean.status, kind, provider, code, phase, retryable, next, korean.retryCount],
        [422, 'rejected', 'mobileok', '2910', 'confirm', true, 'retryCode', 2],
      );
      assert.match(korean.error.message, /[가-힣]/);
      const headers = { 'accept-language': 'en-GB,en;q=0.9,ko;q=0.5' };
      const english = await fixture.post('confirm', {}, { flow: korean.flow, headers });
      assert.ok(!/[가-힣]/.test(english.error.message));
      delete fixture.provider.answers.confirm;
      assert.equal((await fixture.confirm(english.flow)).status, 200);
    },
  },
  {
    name: 'what a result must be: this flow’s, fresh, whole, and used once',
    async run({ assert, bonin, vectors }) {
      const changed =
        (changes) =>
        async ({ provider }) =>
          provider.seal(JSON.stringify(provider.result(changes)));
      const table = [
        ['another flow’s', changed({ clientTxId: `TEST${'0'.repeat(32)}` }), [502, 'tampered']],
        ['too old', changed({ issueDate: '2026-11-20 11:49:59.000' }), [410, 'expired']],
        ['from the future', changed({ issueDate: '2026-11-20 12:01:01.000' }), [500, 'config']],
        ['a minute ahead', changed({ issueDate: '2026-11-20 12:00:59.000' }), [200, undefined]],
        ['of another type', changed({ userName: 7 }), [502, 'tampered']],
        ['no JSON', async ({ provider }) => provider.seal('plain'), [502, 'tampered']],
        ['sealed for nobody here', async () => vectors.bad[0].envelope, [502, 'tampered']],
        ['absent', async () => undefined, [502, 'tampered']],
      ];
      for (const [name, make, [status, kind]] of table) {
        const fixture = createFixture({ bonin, vectors });
        fixture.provider.answers.confirm = async (usual) => ({ ...usual, encryptMOKResult: await make(fixture) });
        const answer = await fixture.confirm();
        assert.deepEqual([name, answer.status, answer.error?.kind], [name, status, kind]);
        assert.equal(answer.ticket === undefined, status !== 200, name);
      }
      const fixture = createFixture({ bonin, vectors });
      const flow = await fixture.request();
      const both = await Promise.all([fixture.confirm(flow), fixture.confirm(flow)]);
      // The same call twice is one, and can be made again for its outcome; another one of the same step is refused.
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 200]);
      const tickets = [...both, await fixture.confirm(flow)].map(({ ticket }) => ticket);
      assert.equal(new Set(tickets).size, 1);
      assert.equal(fixture.provider.requests.filter(({ url }) => url.endsWith('/confirm/request')).length, 1);
      assert.equal((await fixture.post('confirm', {}, { flow })).ticket, undefined);
    },
  },
  {
    name: 'a provider that does not answer as it should: a typed error, and nothing is sent twice',
    async run({ assert, bonin, vectors }) {
      const table = [
        ['refuses connections', () => Promise.reject(new TypeError('refused')), [502, 'network', 'unreachable']],
        ['never answers', () => new Promise(() => {}), [504, 'network', 'timeout']],
        ['answers HTML', () => new Response('<html>'), [502, 'network', 'badAnswer']],
        ['answers nothing', () => new Response(null), [502, 'network', 'badAnswer']],
        ['answers without end', () => new Response('x'.repeat(300_000)), [502, 'network', 'badAnswer']],
        [
          'redirects',
          () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
          [502, 'network', 'badAnswer'],
        ],
        ['is a gateway’s page', () => new Response('Bad gateway', { status: 502 }), [502, 'network', 'badAnswer']],
      ];
      for (const [name, answer, expected] of table) {
        const fixture = createFixture({ bonin, vectors }, { timeoutMs: 100 });
        fixture.provider.answers.request = answer;
        const flow = await fixture.begin();
        const failed = await fixture.post('request', { encryptMOKAuthInfo: fixture.sealed }, { flow });
        assert.deepEqual([name, failed.status, failed.error.kind, failed.error.reason], [name, ...expected]);
        assert.equal(fixture.provider.requests.filter(({ step }) => step === 'request').length, 1, name);
        delete fixture.provider.answers.request;
        const again = await fixture.post('request', { encryptMOKAuthInfo: fixture.sealed }, { flow: failed.flow });
        assert.equal(again.status, 200, name);
      }
    },
  },
  {
    name: 'JSON counts whatever its content type says',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      fixture.provider.answers.token = (usual) =>
        new Response(`\u{feff}${JSON.stringify(usual)}`, { headers: { 'content-type': 'text/plain; charset=EUC-KR' } });
      assert.equal((await fixture.post('token')).status, 200);
    },
  },
  {
    name: 'a browser that goes away ends the request to the provider',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      const gone = new AbortController();
      let signal;
      fixture.provider.answers.token = (_, init) => {
        ({ signal } = init);
        gone.abort();
        return new Promise(() => {});
      };
      const headers = { 'content-type': 'application/json' };
      const request = new Request('https://proxy.example/bonin/mobileok/token', {
        method: 'POST',
        headers,
        body: '{}',
        signal: gone.signal,
      });
      const response = await fixture.proxy.fetch(request);
      assert.deepEqual([response.status, signal.aborted], [502, true]);
    },
  },
  {
    name: 'time that passes ends a flow',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      const flow = await fixture.request();
      fixture.clock.now = NOON + 15 * MINUTE;
      const late = await fixture.confirm(flow);
      assert.deepEqual(
        [late.status, late.error.kind, late.error.reason, late.error.next],
        [410, 'expired', 'flowExpired', 'restart'],
      );
    },
  },
];
