// One of several processes over one store, in Node or in Deno: it opens the store, waits for an order and carries it
// out from the moment that the order names. Each line that it writes is JSON.
import process from 'node:process';
import { createInterface } from 'node:readline';
import { redeemTicket } from 'bonin/proxy';
import { openStore } from './open.mjs';

/** Marks that one process has under way at a time. */
const AT_ONCE = 8;

const [kind, place] = JSON.parse(process.argv[2]);
const { store, close } = await openStore(kind, place);
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const until = (time) => new Promise((resolve) => void setTimeout(resolve, time - Date.now()));

const ACTIONS = {
  mark: async (key) => store.putIfAbsent(key, 'used', 60),
  take: async (key) => ((await store.take(key)) ?? undefined) !== undefined,
  redeem: async (ticket, { secret }) => {
    const redeemed = redeemTicket(ticket, { secret, store });
    return redeemed.then(() => true, (error) => (error.reason === 'resultUsed' ? false : Promise.reject(error)));
  },
};

/** What is carried out, by name. */
const ORDERS = {
  /** The same action on the same keys, each at its time, which is the same for all however long the last one took. */
  async race({ at, slotMs, action, keys, ...how }) {
    const one = async (key, index) => {
      await until(at + index * slotMs);
      return ACTIONS[action](key, how);
    };
    say({ outcomes: await Promise.all(keys.map(one)) });
  },
  /** Marks one key after another, and tells of each as soon as it knows, until it is told to stop. */
  async marks({ at, prefix }) {
    let next = 0;
    const one = async () => {
      while (!stopped) {
        const key = `${prefix}:${next++}`;
        try {
          say({ key, isFirst: await store.putIfAbsent(key, 'used', 600) });
        } catch (error) {
          say({ key, error: error.message });
          await until(Date.now() + 20);
        }
      }
    };
    await until(at);
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    say({ done: true });
  },
  /** Calls of the store by name, one after the other, and how long each took in ms. */
  async replay({ calls }) {
    const times = [];
    for (const [name, ...values] of calls) {
      const started = performance.now();
      await store[name](...values);
      times.push(performance.now() - started);
    }
    say({ times });
  },
};

// What a client does at its first calls, such as to open connections, is no part of a race.
const warmUp = () => store.putIfAbsent(`mobileok:warm:${crypto.randomUUID()}`, 'used', 60);
await Promise.all(Array.from({ length: AT_ONCE }, warmUp));

let stopped = false;
createInterface({ input: process.stdin }).on('line', async (line) => {
  const { order, ...how } = JSON.parse(line);
  if (order === 'stop') stopped = true;
  else if (order === 'end') {
    await close();
    process.exit(0);
  } else await ORDERS[order](how);
});
say({ ready: true });
