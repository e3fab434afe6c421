/**
 * The Worker of the bench of stores: the store of Durable Objects over HTTP, and at /size how many bytes all objects
 * that were written since the Worker started take, each with its database.
 */
import { BoninStore as Store, createDurableObjectStore } from 'bonin/store/durable-object';

/** All objects are in one process here, so they can count together. */
const written = new Map();

export class BoninStore extends Store {
  #state;

  constructor(state, env) {
    super(state, env);
    this.#state = state;
  }

  async fetch(request) {
    const answer = await super.fetch(request);
    written.set(String(this.#state.id), this.#state.storage.sql.databaseSize);
    return answer;
  }
}

export default {
  async fetch(request, { BONIN_STORE }) {
    if (new URL(request.url).pathname === '/size') {
      return Response.json({ bytes: [...written.values()].reduce((sum, bytes) => sum + bytes, 0) });
    }
    const { name, values } = await request.json();
    return Response.json({ result: await createDurableObjectStore(BONIN_STORE)[name](...values) });
  },
};
