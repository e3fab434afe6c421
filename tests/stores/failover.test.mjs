// Redis fails over to its replica. Replication is asynchronous, so marks can be lost: which, and what bounds it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createClient } from 'redis';
import { createRedisStore } from 'bonin/store/redis';
import { startRelay } from './relay.mjs';
import { startRedis } from './servers.mjs';

const pause = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));
const keysOf = (name) => Array.from({ length: 20 }, (_, index) => `ticket:${name}:${index}`);

/** A primary, a replica that gets all through a network that can be held, and clients of both. */
async function newPair(args = []) {
  const primary = await startRedis({ args: ['--repl-ping-replica-period', '1', ...args] });
  const network = await startRelay(primary.port);
  const replica = await startRedis({ args: ['--replicaof', '127.0.0.1', String(network.port)] });
  const [first, second] = await Promise.all([primary, replica].map(connect));
  for (let tries = 0; (await first.wait(1, 100)) < 1; tries += 1) assert.ok(tries < 100, 'the replica follows');
  return {
    first,
    network,
    store: createRedisStore(first),
    /** The primary is gone for good, and the replica takes over. */
    async failOver() {
      await primary.kill();
      network.close();
      await second.sendCommand(['REPLICAOF', 'NO', 'ONE']);
      return createRedisStore(second);
    },
    async stop() {
      for (const client of [first, second]) client.destroy();
      network.close();
      await Promise.all([primary.stop(), replica.stop()]);
    },
  };
}

async function connect({ port }) {
  const client = createClient({ url: `redis://127.0.0.1:${port}`, disableOfflineQueue: true });
  client.on('error', () => {});
  await client.connect();
  return client;
}

const mark = (store, keys) => Promise.all(keys.map((key) => store.putIfAbsent(key, 'used', 600)));
const all = (value) => keysOf('').map(() => value);

test('a fail-over of Redis loses the marks that the replica had not got, and no other', async () => {
  const pair = await newPair();
  try {
    assert.deepEqual(await mark(pair.store, keysOf('old')), all(true));
    assert.equal(await pair.first.wait(1, 2_000), 1, 'WAIT says that the replica has them');
    pair.network.hold();
    assert.deepEqual(await mark(pair.store, keysOf('new')), all(true), 'the primary promises without the replica');
    assert.equal(await pair.first.wait(1, 200), 0, 'WAIT says that the replica does not have them');
    const store = await pair.failOver();
    assert.deepEqual(await mark(store, keysOf('old')), all(false));
    assert.deepEqual(await mark(store, keysOf('new')), all(true), 'these can be redeemed a second time');
  } finally {
    await pair.stop();
  }
});

test('min-replicas-to-write: a primary whose replica lags promises nothing any more', async () => {
  const pair = await newPair(['--min-replicas-to-write', '1', '--min-replicas-max-lag', '1']);
  try {
    assert.equal(await pair.store.putIfAbsent('ticket:before', 'used', 600), true);
    pair.network.hold();
    // The replica reports once a second, and what counts is when it last did.
    const refused = pause(10_000).then(() => assert.fail('it still writes after ten seconds'));
    const tries = (async () => {
      for (let count = 0; ; count += 1) {
        const error = await pair.store.putIfAbsent(`ticket:${count}`, 'used', 600).catch((cause) => cause);
        if (error instanceof Error) return error.message;
        await pause(50);
      }
    })();
    assert.match(await Promise.race([tries, refused]), /NOREPLICAS/);
  } finally {
    await pair.stop();
  }
});
