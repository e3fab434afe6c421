import { createFixture, createPlainStore, SECRET } from './fixture.mjs';
import { NOON } from './provider.mjs';

const OTHER = 'another secret of the tests, 32 bytes +';
const now = () => NOON;

export const cases = [
  {
    name: 'a flow is opaque, and only the one that this proxy sealed is read',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      const flow = await fixture.request();
      const [header, ...parts] = flow.split('.');
      assert.deepEqual(JSON.parse(atob(header)), { alg: 'dir', enc: 'A256GCM' });
      const { ticket } = await fixture.confirm(flow);
      const foreign = await createFixture({ bonin, vectors }, { secret: OTHER }).request();
      const altered = parts.map((_, at) =>
        [header, ...parts.map((part, i) => (i === at ? `${part}A` : part))].join('.'),
      );
      for (const bad of ['x', 'a.b.c.d.e', foreign, ticket, 'x'.repeat(9000), ...altered]) {
        const { status, error } = await fixture.confirm(bad);
        assert.deepEqual(
          [status, error.kind, error.reason, error.field],
          [400, 'misuse', 'badSnapshot', 'flow'],
          bad.slice(0, 40),
        );
      }
      const missing = await fixture.post('confirm');
      assert.deepEqual([missing.status, missing.error.kind, missing.error.field], [400, 'misuse', 'flow']);
    },
  },
  {
    name: 'the first step starts afresh, whatever an older flow left behind',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      for (const flow of [await fixture.request(), 'x', 'x'.repeat(9000)]) {
        assert.equal((await fixture.post('token', {}, { flow })).status, 200);
      }
    },
  },
  {
    name: 'a step that does not fit the flow is refused, and nothing is sent',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      const flow = await fixture.begin();
      const early = await fixture.confirm(flow);
      assert.deepEqual([early.status, early.error.kind, early.error.reason], [400, 'misuse', 'notNow']);
      assert.equal(fixture.provider.requests.length, 1);
    },
  },
  {
    name: 'a ticket is redeemed once per store, however many ask at once',
    async run({ assert, bonin, vectors }) {
      const { ticket } = await createFixture({ bonin, vectors }).confirm();
      const stores = [undefined, createPlainStore(), bonin.createMemoryStore({ now })];
      for (const store of stores) {
        const tries = Array.from({ length: 8 }, () => bonin.redeemTicket(ticket, { secret: SECRET, store, now }));
        const settled = await Promise.allSettled(tries);
        assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 1);
        const refused = settled.find(({ status }) => status === 'rejected').reason;
        assert.deepEqual([refused.name, refused.kind, refused.reason], ['BoninError', 'rejected', 'resultUsed']);
        await assert.rejects(bonin.redeemTicket(ticket, { secret: SECRET, store, now }), { reason: 'resultUsed' });
      }
    },
  },
  {
    name: 'a mark in the store lives a minute longer than its ticket, for clocks that differ, and names nobody',
    async run({ assert, bonin, vectors }) {
      const { ticket } = await createFixture({ bonin, vectors }, { ticketTtlSeconds: 90 }).confirm();
      const store = createPlainStore();
      await bonin.redeemTicket(ticket, { secret: SECRET, store, now: () => NOON + 30_000 });
      const [[key, { value, ttlSeconds }]] = store.values;
      assert.match(key, /^ticket:[\w+/=]{24}$/);
      assert.deepEqual([value, ttlSeconds], ['used', 120]);
    },
  },
  {
    name: 'what is no ticket, or too old',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      const flow = await fixture.request();
      const { ticket } = await fixture.confirm(flow);
      const redeem = (value, options) => bonin.redeemTicket(value, { secret: SECRET, now, ...options });
      for (const bad of [undefined, 7, '', 'x', flow, `${ticket}A`, ticket.slice(1)]) {
        await assert.rejects(redeem(bad), { name: 'BoninError', kind: 'tampered', reason: 'tampered' });
      }
      await assert.rejects(redeem(ticket, { secret: OTHER }), { kind: 'tampered' });
      await assert.rejects(redeem(ticket, { now: () => NOON + 600_000 }), { kind: 'expired', reason: 'ticketExpired' });
      await assert.rejects(redeem(ticket, { secret: 'short' }), { kind: 'config', field: 'secret' });
      await assert.rejects(redeem(ticket, { store: {} }), { kind: 'config', field: 'store' });
      assert.equal((await redeem(ticket, { secret: new TextEncoder().encode(SECRET) })).provider, 'mobileok');
    },
  },
  {
    name: 'a store that fails lets nothing through',
    async run({ assert, bonin, vectors }) {
      const store = createPlainStore();
      const fixture = createFixture({ bonin, vectors }, { store });
      const flow = await fixture.request();
      store.putIfAbsent = () => Promise.reject(new Error('down'));
      const confirm = await fixture.confirm(flow);
      assert.deepEqual([confirm.status, confirm.error.reason, confirm.ticket], [500, 'storeFailed', undefined]);
      const { ticket } = await createFixture({ bonin, vectors }).confirm();
      await assert.rejects(bonin.redeemTicket(ticket, { secret: SECRET, store, now }), {
        kind: 'config',
        reason: 'storeFailed',
      });
    },
  },
];
