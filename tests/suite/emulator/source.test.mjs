/** The WebAssembly of the emulator and of the proxy from where the caller has it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { inPackage, wasmName } from '../../../scripts/lib/paths.mjs';

const file = (name) => JSON.stringify(inPackage('wasm', name, wasmName(name)));

/** In a process of its own, since a module is loaded once. */
const said = (script) =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', `
      import { readFileSync } from 'node:fs';
      import { createEmulator } from 'bonin/emulator';
      import { createProxy } from 'bonin/proxy';
      const config = { secret: crypto.getRandomValues(new Uint8Array(32)), origins: [] };
      ${script}`], { cwd: new URL('.', import.meta.url), encoding: 'utf8' }),
  );

test('the emulator and the proxy take bytes, a response, a module, or a promise of one', () => {
  const healthy = said(`
    const module = new WebAssembly.Module(readFileSync(${file('emulator')}));
    const { mobileok: { serviceId, ...mobileok } } = await createEmulator({ wasm: Promise.resolve(module) });
    const wasm = new Response(readFileSync(${file('proxy')}), { headers: { 'content-type': 'application/wasm' } });
    const proxy = await createProxy({ ...config, providers: { mobileok }, wasm });
    const { ok } = await proxy.fetch(new Request('https://shop.example/bonin/health'));
    console.log(JSON.stringify(ok));`);
  assert.equal(healthy, true);
});

test('what is none is refused, before anything is served', () => {
  const reasons = said(`
    const tell = ({ kind, reason, hint }) => [kind, reason, /the option wasm/.test(hint)];
    const { mobileok } = await createEmulator();
    const other = readFileSync(${file('emulator')});
    console.log(JSON.stringify([
      await createProxy({ ...config, providers: { mobileok }, wasm: 'a path' }).ready.catch(tell),
      await createProxy({ ...config, providers: { mobileok }, wasm: Promise.resolve(other) }).ready.catch(tell),
    ]));`);
  assert.deepEqual(reasons, [['config', 'notWasm', true], ['config', 'notWasm', true]]);
});
