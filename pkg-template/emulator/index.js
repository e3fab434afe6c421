import { load } from '#wasm/emulator';
import { call } from '../core/boundary.js';
import { makeControl } from './control.js';
import { defined } from './defined.js';
import { makeExchange } from './exchange.js';
import { makePhone } from './handset.js';
import { makeHost } from './host.js';
import { createEmulatorKeys, readKeys } from './keys.js';
import { providers } from './providers/index.js';

export { BoninError, isBoninError } from '../core/errors.js';
export { createEmulatorKeys };

/** @typedef {<T>(input: object) => T} Step what comes of an input depends on it */

/**
 * Identity verification services that verify nobody, with the phones of everyone. Never in production.
 * @param {import('../types/emulator.d.ts').EmulatorOptions} [options]
 * @returns {Promise<import('../types/emulator.d.ts').Emulator>}
 */
export async function createEmulator(options = {}) {
  const { now = Date.now, fetchDelay = 0, wasm } = options;
  const [core, { pairs, used }] = await Promise.all([load(wasm), readKeys(options.keys ?? createEmulatorKeys())]);
  const begun = providers.map(({ name, begin }) => ({ name, ...begin({ core, keys: pairs[name] ?? {}, options }) }));
  const setup = Object.fromEntries(begun.map(({ name, setup: own }) => [name, own]));
  const services = call(() => new core.Emulator(defined(setup)));
  /** @type {Step} */
  const step = (input) => {
    const whole = defined(input);
    const at = Math.trunc(now());
    // Whoever gives an input knows what comes of it.
    return /** @type {never} */ (call(() => services.step(whole, at, 'en')));
  };
  const exchange = makeExchange(step, used);
  /** @param {(typeof begun)[number]} of @returns {Promise<[string, object]>} */
  const ready = async ({ name, settings }) => {
    const { ready: facts } = await exchange({ type: 'start', id: `start ${name}`, provider: name });
    return [name, settings(facts)];
  };
  const control = makeControl(step);
  const emulator = {
    fetch: makeHost({ exchange, fetchDelay }),
    now: control.now,
    ...Object.fromEntries(await Promise.all(begun.map(ready))),
    phone: (/** @type {string} */ number) => makePhone(step, number),
    control,
  };
  // Its settings are what each provider's half gives, under that provider's name.
  return /** @type {import('../types/emulator.d.ts').Emulator} */ (/** @type {unknown} */ (emulator));
}
