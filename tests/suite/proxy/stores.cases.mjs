// Inside parts that cannot be seen through the proxy's public names.
import { createMemoryStore } from '../../../pkg/proxy/store.js';
import { REASONS, textOf } from '../../../pkg/proxy/texts.js';

export const cases = [
  {
    name: 'the memory store forgets in time, and never early',
    async run({ assert }) {
      let time = 0;
      const store = createMemoryStore({ now: () => time, limit: 2 });
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
