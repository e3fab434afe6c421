/** The polls of a view: at its time, and not before a server that asked to be left alone may be asked again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makePoller } from '../../../pkg/client/page/poll.js';
import { turn } from '../turn.mjs';

test('a poll waits until it is due and nobody asked to be left alone', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000 });
  const asked = [];
  let notBefore = 0;
  const feed = ({ type }) => asked.push([type, Date.now()]);
  const poll = makePoller({ now: Date.now, feed, notBefore: () => notBefore });
  const goBy = async (ms) => {
    t.mock.timers.tick(ms);
    await turn();
  };
  poll({ pollAt: 3_000 });
  await goBy(1_999);
  assert.deepEqual(asked, []);
  await goBy(1);
  assert.deepEqual(asked, [['poll', 3_000]]);
  notBefore = 12_000;
  poll({ pollAt: 5_000 });
  await goBy(8_999);
  assert.equal(asked.length, 1);
  await goBy(1);
  assert.deepEqual(asked[1], ['poll', 12_000]);
  poll({});
  await goBy(60_000);
  assert.equal(asked.length, 2, 'a view without a time is not asked about');
});
