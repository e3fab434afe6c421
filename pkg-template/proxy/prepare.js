// From settings to a proxy that can work: the wasm is loaded, keys are imported, and the core checks each provider's
// settings.
import { isBoninError } from '../core/errors.js';
import { isBrowser } from '../core/runtime.js';
import { failure, fault, refusal } from './errors.js';
import { markOf, openKeyFile } from './keys.js';
import { emulatorFaults } from './emulator-keys.js';
import { exchanged } from './exchanged.js';
import { ask } from './operator.js';
import { EXCHANGED, tidySettings } from './provider-text.js';
import { sealingKeys } from './seal.js';
import { isObject } from './settings.js';
import { sharedAnswers } from './shared.js';
import { ticketKeys } from './ticket.js';
import { call, load, providerService } from './wasm.js';

/** What a key file gives to the settings; nobody else does. */
const FROM_KEY_FILE = ['serviceId', 'serverPublicKey'];

/**
 * @typedef {object} Provider
 * @property {string[]} steps
 * @property {number} flowSeconds how long a sealed state is good
 * @property {number} endsSeconds how long a flow can last, however often it is renewed
 * @property {boolean} logsOff its flows can be ended before their time
 * @property {string[]} spends the routes among `starts` that use something up
 * @property {Map<string, Promise<object>>} underWay calls that others may wait for
 * @property {import('./seal.js').SealingKeys} keptKeys for outcomes that are kept
 * @property {string[]} arrivals routes that other sites send a browser to
 * @property {string[]} starts the routes that start a flow
 * @property {ReturnType<typeof exchanged>} keys the provider with its settings, in the wasm, and its private keys
 * @property {import('./seal.js').SealingKeys} flowKeys
 */

/**
 * @param {ReturnType<typeof import('./settings.js').readSettings>} read
 * @returns {Promise<{ wasm: object, providers: Map<string, Provider>, ticketKeys: import('./seal.js').SealingKeys }>}
 * @throws {BoninError} of kind 'config', with every fault
 */
export async function prepare({ settings, faults: found }) {
  const lang = settings.lang ?? 'ko';
  if (isBrowser()) throw failure('inBrowser', { lang });
  const wasm = await load(lang, settings.wasm);
  const known = call(() => wasm.registry());
  const faults = [...found];
  const providers = new Map();
  for (const [name, given] of Object.entries(settings.providers ?? {}).filter(([, given]) => isObject(given))) {
    if (Object.hasOwn(known, name)) {
      const { steps, starts, spends, arrivals, flowSeconds, logsOff, needsCaller } = known[name];
      // One that is wrong has its fault already.
      const said = settings.clientAddress || faults.some(({ field }) => field.startsWith('clientAddress'));
      if (needsCaller && !said) faults.push(fault('clientAddress', 'missing', lang));
      const at = `providers.${name}`;
      const { timeoutMs } = settings;
      const setUp = (faults) => configure({ name, given, at, lang, timeoutMs, faults });
      const first = await setUp(faults);
      const isFixed = !['keyFile', ...EXCHANGED].some((field) => typeof given[field] === 'function');
      const again = isFixed ? undefined : () => setUpAgain(setUp, lang);
      const keys = exchanged(first, { again, now: settings.now });
      const endsSeconds = settings.flowEndsSeconds?.[name] ?? flowSeconds;
      providers.set(name, { name, steps, starts, spends, arrivals, flowSeconds, endsSeconds, logsOff, keys });
    } else {
      faults.push(fault(`providers.${name}`, 'unknownField', lang));
    }
  }
  if (faults.length > 0) throw refusal(faults, lang);
  for (const [name, provider] of providers) {
    provider.shared = sharedAnswers(settings.now);
    provider.underWay = new Map();
    provider.flowKeys = await sealingKeys(settings, `flow/${name}`);
    provider.keptKeys = await sealingKeys(settings, `kept/${name}`);
  }
  return { wasm, providers, ticketKeys: await ticketKeys(settings) };
}

async function setUpAgain(setUp, lang) {
  const faults = [];
  const configured = await setUp(faults);
  if (faults.length > 0) throw refusal(faults, lang);
  return configured;
}

/**
 * What the core makes of one provider's settings.
 * @param {{ name: string, given: object, at: string, lang: 'ko' | 'en', timeoutMs: number,
 *   faults: object[] }} settings
 *   `at`: where they stand, for `faults`, to which theirs are added
 * @returns {Promise<import('./exchanged.js').Configured>}
 */
export async function configure({ name, given: { keyFile, password, ...others }, at, lang, timeoutMs, faults }) {
  const mine = [];
  const note = ({ field, reason, message }) => mine.push({ field: `${at}.${field}`, reason, message });
  const how = { lang, timeoutMs };
  const handle = keyFile === undefined ? undefined : await open(at, keyFile, password, how).catch(noted(note));
  const { serviceId, serverPublicKey, key } = handle ?? {};
  const unopened = mine.length > 0;
  const fetchedOnes = await fetchSecrets(others, at, how);
  const rest = tidySettings(fetchedOnes, (field, why) => note(fault(field, why, lang)));
  emulatorFaults({ ...rest, keyFile: serviceId }).forEach((field) => note(fault(field, 'emulatorKey', lang)));
  const known = mine.map(({ field }) => field);
  const { core, faults: more = [] } = serviceOf(name, { ...rest, serviceId, serverPublicKey }, lang);
  // A key file that does not open leaves settings out; that is no second fault of it. Nor is it of another setting.
  const isKnown = (field) => known.includes(`${at}.${field}`) || (unopened && field === 'keyFile');
  more.filter(({ field }) => !isKnown(field)).forEach(note);
  FROM_KEY_FILE.filter((field) => field in rest).forEach((field) => note(fault(field, 'unknownField', lang)));
  faults.push(...mine);
  return { core, key, mark: JSON.stringify([handle && markOf(handle), ...EXCHANGED.map((field) => rest[field])]) };
}

/** The provider with these settings, or every fault in them. */
function serviceOf(name, settings, lang) {
  try {
    return { core: providerService(name, settings, lang) };
  } catch (error) {
    if (!error.faults) throw error;
    return { faults: error.faults };
  }
}

async function open(at, keyFile, password, { lang, timeoutMs }) {
  const given = typeof keyFile === 'function' ? await fetched(at, keyFile, { lang, timeoutMs }) : keyFile;
  return openKeyFile(given, password, { lang });
}

// The operator's functions may fail for a moment, so this is no fault of the configuration.
async function fetchSecrets(given, at, how) {
  const read = { ...given };
  for (const field of EXCHANGED) {
    if (typeof given[field] !== 'function') continue;
    read[field] = await ask(`${at}.${field}`, given[field], { ...how, reason: 'secretUnavailable' });
  }
  return read;
}

function fetched(at, keyFile, { lang, timeoutMs }) {
  return ask(`${at}.keyFile`, keyFile, { timeoutMs, lang, reason: 'keyFileUnavailable' });
}

function noted(note) {
  return (error) => {
    if (!isBoninError(error) || error.kind !== 'config') throw error;
    note(error.faults?.[0] ?? error);
  };
}
