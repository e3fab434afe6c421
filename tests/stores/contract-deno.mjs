// The contract in Deno, with the store of Deno KV.
import { CASES, faultsOf } from './contract.mjs';
import { openStore } from './open.mjs';

const { store, close } = await openStore('denoKv', JSON.parse(Deno.args[0]));
console.log(JSON.stringify({ cases: Object.keys(CASES).length, faults: await faultsOf(store) }));
close();
