// A Worker with the store of Durable Objects: each of the store's functions by POST, and the contract at /contract.
import { BoninStore, createDurableObjectStore } from 'bonin/store/durable-object';
import { CASES, faultsOf } from './contract.mjs';

export { BoninStore };

export default {
  async fetch(request, { BONIN_STORE }) {
    const store = createDurableObjectStore(BONIN_STORE);
    const isContract = new URL(request.url).pathname === '/contract';
    if (isContract) return Response.json({ cases: Object.keys(CASES).length, faults: await faultsOf(store) });
    const { name, values } = await request.json();
    return Response.json({ result: await store[name](...values) });
  },
};
