// The checks of a proxy that an operator asks for: of `GET {basePath}/health?details`, and of `npx bonin doctor`. None
// prints a value of a setting; each has a time limit, and their number is bounded.
import { probes } from '#probes';
import { isBoninError } from '../../core/errors.js';
import { call } from '../wasm.js';
import { addressFindings } from './address.js';
import { findingsOf } from './findings.js';
import { serverFindings } from './server.js';
import { settingFindings } from './settings.js';
import { storeFindings } from './store.js';

/** @typedef {import('../../types/proxy.d.ts').HealthFinding} HealthFinding */

/** Findings of one examination: a configuration may have thousands of unknown names. */
const MOST = 100;

/**
 * @param {{ settings: import('../handle.js').Settings, faults: import('../settings.js').ConfigFault[] }} read
 * @param {() => Promise<import('../handle.js').Service>} prepared
 * @param {'ko' | 'en'} lang
 * @returns {Promise<HealthFinding[]>}
 */
export async function examine({ settings }, prepared, lang) {
  const say = findingsOf(lang);
  const [service, faults] = await prepared().then(
    (service) => [service, []],
    (error) => [undefined, faultsOf(error, say)],
  );
  // Unless the settings are right, nobody knows where the providers are.
  const asked = await Promise.all([
    ...serversOf(service).map((server) => serverFindings(server, { settings, probes, say })),
    addressFindings({ settings, say }),
    storeFindings({ settings, say }),
  ]);
  const found = [...faults, ...settingFindings({ settings, service, say }), ...asked.flat()];
  return found.length > MOST ? [...found.slice(0, MOST), say('settings', 'warning', 'moreFindings')] : found;
}

/** @param {HealthFinding[]} findings @returns {'ok' | 'faults'} */
export const statusOfFindings = (findings) => (findings.some(({ outcome }) => outcome === 'fault') ? 'faults' : 'ok');

function faultsOf(error, say) {
  const { faults = [{ field: error?.field, reason: error?.reason, message: error?.message }] } = told(error);
  return faults.map(({ field, reason, message }) => say('settings', 'fault', reason, { subject: field, message }));
}

/** An error of this package's says no value; nobody knows what another one says. */
function told(error) {
  if (!isBoninError(error)) return { faults: [{ reason: 'bug' }] };
  return isBoninError(error.cause) && error.reason === 'badConfig' ? error.cause : error;
}

function serversOf(service) {
  return [...(service?.providers ?? [])].flatMap(([name, { keys }]) =>
    Object.entries(call(() => keys.core.servers())).map(([setting, address]) => ({ name, setting, address })),
  );
}
