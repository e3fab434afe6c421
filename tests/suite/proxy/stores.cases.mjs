// Inside parts that cannot be seen through the proxy's public names.
import { REASONS, textOf } from '../../../pkg/proxy/texts.js';

export const cases = [
  {
    name: 'the memory store forgets in time, and never early',
    async run({ assert, bonin }) {
      let time = 0;
      const store = bonin.createMemoryStore({ now: () => time, capacity: 2 });
      await store.put('a', '1', 10);
      assert.equal(await store.take('a'), '1');
      assert.equal(await store.take('a'), undefined);
      assert.deepEqual([await store.putIfAbsent('a', '1', 10), await store.putIfAbsent('a', '2', 10)], [true, false]);
      await store.put('b', '1', 20);
      await assert.rejects(store.put('c', '1', 1), { name: 'RangeError' });
      await assert.rejects(store.putIfAbsent('c', '1', 1), { name: 'RangeError' });
      time = 10_000;
      assert.equal(await store.putIfAbsent('c', '1', 1), true);
      assert.deepEqual([await store.take('a'), await store.take('b')], [undefined, '1']);
    },
  },
  {
    name: 'the memory store has a share for each provider, and tells once that one is nearly full',
    async run({ assert, bonin }) {
      let time = 0;
      const told = [];
      const onEvent = (event) => {
        told.push(event);
        throw new Error('a hook that fails');
      };
      const store = bonin.createMemoryStore({ now: () => time, capacity: 10, onEvent });
      const fill = async (name, count) => {
        for (let mark = 0; mark < count; mark += 1) await store.putIfAbsent(`${name}:${time}:${mark}`, 'used', 60);
      };
      await fill('passni', 7);
      assert.equal(told.length, 0);
      await fill('mobileok', 6);
      await fill('passni', 10);
      assert.deepEqual(
        told.map(({ provider, outcome, reason }) => [provider, outcome, reason]),
        [['passni', 'config', 'storeNearlyFull']],
      );
      await assert.rejects(store.putIfAbsent('passni:more', 'used', 60), { name: 'RangeError' });
      assert.equal(await store.putIfAbsent('mobileok:more', 'used', 60), true);
      assert.equal(await store.putIfAbsent('ticket:more', 'used', 60), true);
      // What is over makes room, and a share that fills up again is told of again.
      time = 61_000;
      assert.equal(await store.putIfAbsent('passni:more', 'used', 60), true);
      await fill('passni', 9);
      assert.equal(told.length, 2);
    },
  },
  {
    name: 'the memory store forgets kept outcomes early rather than grow, and marks never',
    async run({ assert, bonin }) {
      const store = bonin.createMemoryStore({ capacity: 10 });
      for (let entry = 0; entry < 25; entry += 1) await store.put(`kept:${entry}`, 'x', 120);
      const found = [];
      for (let entry = 0; entry < 25; entry += 1) if (await store.get(`kept:${entry}`)) found.push(entry);
      assert.deepEqual(found, [15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
      const big = 'x'.repeat(1024 * 1024);
      const large = bonin.createMemoryStore();
      for (let entry = 0; entry < 40; entry += 1) await large.put(`kept:${entry}`, big, 120);
      assert.equal(await large.get('kept:0'), undefined);
      assert.equal(await large.get('kept:39'), big);
    },
  },
  {
    name: 'texts that the core has too are the same',
    async run({ assert, core }) {
      for (const lang of ['ko', 'en']) {
        const inCore = REASONS.map((reason) => core.localError('misuse', reason, lang));
        const shared = inCore.filter(({ reason }) => REASONS.includes(reason));
        assert.ok(shared.length > 10, `${shared.length} texts are shared`);
        for (const { reason, message } of shared) assert.equal(textOf(reason, lang), message);
      }
    },
  },
];
