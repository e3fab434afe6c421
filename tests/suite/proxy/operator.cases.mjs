// Functions of the operator's: whatever they do, the browser gets an answer in time, and the operator hears of it.
import { createFixture, createPlainStore, SECRET } from './fixture.mjs';
import { PERSON } from './provider.mjs';

/** Long enough for a busy machine to answer in time, and short enough to wait for what hangs. */
const LIMIT_MS = 1500;

const hangs = () => new Promise(() => {});
const ring = {};
ring.self = ring;

/** What a function can do wrong; `same`: what the operator hears is the very thing that was thrown. */
const troubles = {
  'throws an error': [
    () => {
      throw new Error('at once');
    },
    { says: 'at once' },
  ],
  rejects: [
    async () => {
      throw new Error('later');
    },
    { says: 'later' },
  ],
  'throws nothing': [
    () => {
      throw undefined;
    },
    {},
  ],
  'rejects with a text': [() => Promise.reject('a text'), {}],
  'throws what is frozen': [
    () => {
      throw Object.freeze(new Error('frozen'));
    },
    { says: 'frozen' },
  ],
  'throws what goes round in circles': [
    () => {
      throw ring;
    },
    {},
  ],
  'throws a promise': [
    () => {
      throw Promise.resolve(1);
    },
    {},
  ],
  'throws what cannot be printed': [
    () => {
      throw Object.create(null);
    },
    {},
  ],
  'gives what throws as it is awaited': [
    () => ({
      then() {
        throw new Error('then');
      },
    }),
    { says: 'then' },
  ],
  'gives what rejects as it is awaited': [() => ({ then: (_, no) => no(new Error('no')) }), { says: 'no' }],
  'gives what cannot be looked at': [
    () => ({
      get then() {
        throw new Error('getter');
      },
    }),
    { says: 'getter' },
  ],
  hangs: [hangs, { says: `no answer in ${LIMIT_MS} ms` }],
};
const hooks = {
  onVerified: { field: 'onVerified', reason: 'functionFailed' },
  claims: { field: 'claims', reason: 'functionFailed' },
};

async function confirmed({ bonin, vectors }, config) {
  const events = [];
  const fixture = createFixture(
    { bonin, vectors },
    { timeoutMs: LIMIT_MS, onEvent: (event) => void events.push(event), ...config },
  );
  return { answer: await fixture.confirm(), event: events.at(-1), fixture };
}

export const cases = [
  ...Object.entries(hooks).map(([name, { field, reason }]) => ({
    name: `${name} may do what it likes`,
    async run({ assert, ...world }) {
      for (const [what, [trouble, { says }]] of Object.entries(troubles)) {
        const { answer, event } = await confirmed(world, { [name]: trouble });
        const seen = [answer.status, answer.error?.kind, answer.error?.reason, answer.error?.field, answer.ticket];
        assert.deepEqual(seen, [500, 'config', reason, field, undefined], what);
        assert.deepEqual([event.outcome, event.reason], ['config', reason], what);
        if (says) assert.ok(event.cause.message.includes(says), `${what}: ${event.cause.message}`);
        assert.ok(!answer.text.includes('cause') && !answer.text.includes(PERSON.userName), what);
      }
    },
  })),
  {
    name: 'a store may do what it likes',
    async run({ assert, ...world }) {
      const wrong = [() => 'OK', () => 1, () => undefined, () => null, () => ({})];
      const all = [...Object.values(troubles).map(([trouble]) => trouble), ...wrong];
      for (const putIfAbsent of all) {
        const store = createPlainStore();
        const events = [];
        const onEvent = (event) => void events.push(event);
        const fixture = createFixture(world, { timeoutMs: LIMIT_MS, onEvent, store });
        const flow = await fixture.request();
        store.putIfAbsent = putIfAbsent;
        const answer = await fixture.confirm(flow);
        assert.deepEqual(
          [answer.status, answer.error?.kind, answer.error?.reason, answer.ticket],
          [500, 'config', 'storeFailed', undefined],
        );
        assert.ok('cause' in events.at(-1));
      }
      const { answer } = await confirmed(world, {});
      for (const putIfAbsent of wrong) {
        const store = { ...createPlainStore(), putIfAbsent };
        const redeemed = world.bonin.redeemTicket(answer.ticket, {
          secret: SECRET,
          store,
          now: () => Date.parse('2026-11-20T12:00:00+09:00'),
        });
        await assert.rejects(redeemed, { kind: 'config', reason: 'storeFailed' });
      }
    },
  },
  {
    name: 'a clock may do what it likes',
    async run({ assert, ...world }) {
      const wrong = [
        () => NaN,
        () => '0',
        () => 1n,
        async () => 0,
        async () => {
          throw new Error('no');
        },
        () => {
          throw undefined;
        },
      ];
      for (const now of wrong) {
        const fixture = createFixture(world, { now });
        const answer = await fixture.post('token');
        assert.deepEqual([answer.status, answer.error?.reason, answer.error?.field], [500, 'functionFailed', 'now']);
      }
    },
  },
  {
    name: 'a fetch may do what it likes',
    async run({ assert, ...world }) {
      for (const [what, [fetch, { says }]] of Object.entries(troubles)) {
        const events = [];
        const onEvent = (event) => void events.push(event);
        const fixture = createFixture(world, { fetch, timeoutMs: LIMIT_MS, onEvent });
        const { status, error } = await fixture.post('token');
        const reason = what === 'hangs' ? 'timeout' : 'unreachable';
        assert.deepEqual([status, error?.kind, error?.reason], [what === 'hangs' ? 504 : 502, 'network', reason], what);
        if (says) assert.ok(events.at(-1).cause.message.includes(says), what);
      }
      for (const given of [undefined, null, 'text', { status: '200' }, { ok: true }, new Map()]) {
        const fixture = createFixture(world, { fetch: async () => given });
        const { status, error } = await fixture.post('token');
        assert.deepEqual(
          [status, error?.kind, error?.reason, error?.field],
          [500, 'config', 'functionFailed', 'fetch'],
        );
      }
    },
  },
  {
    name: 'onEvent may do what it likes, and nobody notices',
    async run({ assert, ...world }) {
      for (const [what, [onEvent]] of Object.entries(troubles)) {
        assert.equal((await createFixture(world, { onEvent }).post('token')).status, 200, what);
      }
    },
  },
  {
    name: 'claims must be what JSON can say',
    async run({ assert, ...world }) {
      class Row {
        #own = 1;
        grade = 'gold';
        own = () => this.#own;
      }
      class Empty {}
      const wrong = [
        1n,
        { id: 1n },
        ring,
        new Map([['a', 1]]),
        { s: new Set([1]) },
        { f() {} },
        Symbol('x'),
        NaN,
        { a: Infinity },
        [undefined],
        new Empty(),
        new Uint8Array(2),
        /a/,
        Promise,
        new Row(),
        { at: new Date(NaN), m: new WeakMap() },
      ];
      for (const value of wrong) {
        const { answer, event } = await confirmed(world, { claims: () => value });
        assert.deepEqual(
          [answer.status, answer.error?.reason, answer.error?.field, answer.ticket],
          [500, 'functionFailed', 'claims', undefined],
        );
        assert.equal(event.cause.name, 'WrongAnswer');
      }
      const right = [
        [undefined, undefined],
        [null, null],
        ['text', 'text'],
        [
          [1, [true]],
          [1, [true]],
        ],
        [
          { at: new Date(0), none: undefined, id: { toJSON: () => '1' } },
          { at: '1970-01-01T00:00:00.000Z', id: '1' },
        ],
        [Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
        [Object.assign(new Empty(), { a: 1 }), { a: 1 }],
      ];
      for (const [value, claims] of right)
        assert.deepEqual((await confirmed(world, { claims: async () => value })).answer.claims, claims);
    },
  },
];
