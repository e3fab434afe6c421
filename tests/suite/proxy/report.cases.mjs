// What the operator hears: an event for each request, or a line on the console for each fault of theirs.
import { createFixture, SECRET, settings } from './fixture.mjs';
import { PERSON } from './provider.mjs';

async function consoleOf(run) {
  const lines = [];
  const own = console.error;
  console.error = (...words) => lines.push(words.join(' '));
  try {
    await run();
  } finally {
    console.error = own;
  }
  return lines;
}

export const cases = [
  {
    name: 'an event has the step, the provider’s codes and its own sentence',
    async run({ assert, ...world }) {
      const events = [];
      const fixture = createFixture(world, { onEvent: (event) => void events.push(event) });
      fixture.provider.answers.confirm = ({ encryptMOKToken }) => ({
        resultCode: '2910',
        resultMsg: '제공자의 말',
        retryCount: 2,
        encryptMOKToken,
      });
      const { error, text } = await fixture.confirm();
      const { ms, ...event } = events.at(-1);
      assert.ok(ms >= 0);
      assert.deepEqual(
        [event.provider, event.step, event.phase, event.outcome, event.code, event.providerMessage, event.status],
        ['mobileok', 'confirm', 'confirm', 'rejected', '2910', '제공자의 말', 422],
      );
      assert.equal(error.code, '2910');
      assert.ok(!text.includes('providerMessage') && !text.includes('제공자의 말'), 'the page has our own sentence');
    },
  },
  {
    name: 'what a provider says is cut, and shows all that it holds',
    async run({ assert, ...world }) {
      const events = [];
      const fixture = createFixture(world, { onEvent: (event) => void events.push(event) });
      const hidden =
        '\u0000\r\n\t\u001b[31m\u007f\u0085\u00ad\u061c\u200b\u200e\u202e\u2028\u2029\u2066\u2069\ufeff\u{e0041}';
      fixture.provider.answers.confirm = () => ({
        resultCode: `9<b>${hidden}8`,
        resultMsg: `a${hidden}b${'x'.repeat(5_000)}`,
      });
      const { error } = await fixture.confirm();
      const event = events.at(-1);
      for (const text of [error.code, error.message, event.code, event.providerMessage]) {
        assert.match(text, /^[ -~]+$/);
        assert.ok(text.length <= 300);
      }
      assert.equal(event.code, error.code);
      assert.ok(!/[<>]/.test(error.code));
      assert.ok(event.providerMessage.startsWith('a[31mb') || event.providerMessage.startsWith('ab'));
    },
  },
  {
    name: 'a cause is what was thrown, and a long one or one of more lines is a cut copy',
    async run({ assert, ...world }) {
      const heard = async (thrown) => {
        const events = [];
        const fetch = async () => {
          throw thrown;
        };
        await createFixture(world, { fetch, onEvent: (event) => void events.push(event) }).post('token');
        return events.at(-1).cause;
      };
      const plain = Object.freeze(
        new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'EAI' }) }),
      );
      assert.equal(await heard(plain), plain);
      const forged = new Error(`a\r\nb\u202e${'x'.repeat(9_999)}`, { cause: new Error('c\nd') });
      const { message, cause, stack } = await heard(Object.assign(forged, { code: 'E1' }));
      assert.match(message, /^abx+$/);
      assert.ok(message.length <= 300 && /\n +at /.test(stack));
      assert.equal(cause.message, 'cd');
      assert.equal(await heard('a\nb'), 'ab');
      assert.equal(await heard(undefined), undefined);
      const odd = {
        get message() {
          throw new Error();
        },
      };
      assert.equal(await heard(odd), odd);
    },
  },
  {
    name: 'without onEvent a failing function of the operator’s is on the console, once, by its name alone',
    async run({ assert, ...world }) {
      const fails = () => {
        throw Object.assign(new RangeError(`about ${PERSON.userName}`), { code: 'E_POOL' });
      };
      for (const [config, field] of [
        [{ onVerified: fails }, 'onVerified'],
        [{ claims: fails }, 'claims'],
        [{ store: { put: fails, take: fails, putIfAbsent: fails } }, 'store.putIfAbsent'],
        [{ claims: () => 1n }, 'claims'],
      ]) {
        const lines = await consoleOf(async () => {
          const fixture = createFixture(world, config);
          for (let count = 0; count < 3; count += 1) await fixture.confirm();
        });
        assert.equal(lines.length, 1, field);
        assert.ok(lines[0].includes(field) && /RangeError, E_POOL|WrongAnswer/.test(lines[0]), lines[0]);
        assert.ok(!lines[0].includes(PERSON.userName) && !lines[0].includes('about'));
      }
      const lines = await consoleOf(async () => {
        const fixture = createFixture(world, { fetch: fails });
        for (let count = 0; count < 2; count += 1) await fixture.post('token');
      });
      assert.equal(lines.length, 1);
      assert.match(lines[0], /unreachable, RangeError, E_POOL/);
    },
  },
  {
    name: 'wrong settings are on the console by name, once; with onEvent they are in its cause',
    async run({ assert, bonin, vectors }) {
      const wrong = { secret: 'too short', origins: [], providers: { mobileok: settings(vectors) } };
      const health = () => new Request('https://proxy.example/bonin/health');
      const lines = await consoleOf(async () => {
        const proxy = bonin.createProxy(wrong);
        for (let count = 0; count < 2; count += 1) assert.equal((await proxy.fetch(health())).status, 500);
      });
      assert.equal(lines.length, 1);
      assert.match(lines[0], /secret: secretTooShort/);
      assert.ok(!lines[0].includes('too short'));
      const events = [];
      const heard = await consoleOf(() =>
        bonin.createProxy({ ...wrong, onEvent: (event) => void events.push(event) }).fetch(health()),
      );
      assert.deepEqual(heard, []);
      assert.deepEqual([events[0].reason, events[0].cause.faults[0].field], ['badConfig', 'secret']);
    },
  },
  {
    name: 'a request that goes well, or that a page gets wrong, is on no console',
    async run({ assert, ...world }) {
      const lines = await consoleOf(async () => {
        const fixture = createFixture(world, { secret: SECRET });
        await fixture.confirm();
        await fixture.post('token', '{');
        await fixture.post('nowhere');
      });
      assert.deepEqual(lines, []);
    },
  },
  {
    name: 'how long a provider asks to be left alone reaches the page',
    async run({ assert, ...world }) {
      const date = (ms) => new Date(Date.now() + ms).toUTCString();
      const table = [
        [429, { 'retry-after': '7' }, 7, 7],
        [503, { 'retry-after': ' 90 ' }, 90, 90],
        [503, { 'retry-after': date(30_000) }, 28, 31],
        [503, { 'retry-after': 'Fri, 01 Jan 2027 00:00:40 GMT', date: 'Fri, 01 Jan 2027 00:00:00 GMT' }, 40, 40],
        [429, {}, 5, 5],
        [429, { 'retry-after': '99999999999' }, 3600, 3600],
        [503, { 'retry-after': date(-60_000) }],
        [503, { 'retry-after': 'soon' }],
        [503, {}],
        [500, {}],
      ];
      for (const [status, headers, least, most] of table) {
        const fixture = createFixture(world);
        fixture.provider.answers.token = () => new Response('busy', { status, headers });
        const answer = await fixture.post('token', {}, { headers: { origin: 'https://shop.example' } });
        const wait = answer.headers.get('retry-after');
        assert.equal(answer.error.kind, 'network');
        if (least === undefined) assert.equal(wait, null, `${status} ${JSON.stringify(headers)}`);
        else assert.ok(wait >= least && wait <= most, `${wait}: ${status} ${JSON.stringify(headers)}`);
        assert.match(answer.headers.get('access-control-expose-headers'), /retry-after/i);
      }
    },
  },
];
