// The address that this proxy's requests come from, as a server on the other side sees it.
import { send } from '#upstream';
import { addressIn } from '../caller.js';
import { waitUntil } from '../wait.js';
import { troubleOf, within } from './findings.js';

/** More than any answer that tells an address. */
const BODY_BYTES = 4096;

/**
 * @param {{ settings: import('../handle.js').Settings, say: import('./findings.js').Say }} by
 * @returns {Promise<import('../../types/proxy.d.ts').HealthFinding[]>}
 */
export async function addressFindings({ settings, say }) {
  const { addressUrl, addresses, timeoutMs, fetch } = settings;
  const subject = 'addressUrl';
  if (addressUrl === undefined) return [say('address', 'skipped', 'noAddressUrl', { subject })];
  try {
    const text = await within(timeoutMs, async (signal) => {
      const { read } = await send({ method: 'GET', url: addressUrl, headers: {} }, { fetch, wait: waitUntil(signal) });
      return new TextDecoder().decode(await read(BODY_BYTES));
    });
    const address = addressIn(written(text));
    if (address === undefined) return [say('address', 'fault', 'noAddressTold', { subject })];
    const facts = { address };
    if (addresses === undefined) return [say('address', 'note', 'outgoingAddress', { subject, facts })];
    const isListed = addresses.includes(address);
    return [
      say('address', isListed ? 'ok' : 'fault', isListed ? 'addressListed' : 'addressNotListed', { subject, facts }),
    ];
  } catch (error) {
    return [say('address', 'fault', troubleOf(error), { subject })];
  }
}

/** The address alone, as JSON with `ip` or `address`, or a line `ip=…`. */
function written(text) {
  const [, inJson] = /"(?:ip|address)"\s*:\s*"([^"]*)"/.exec(text) ?? [];
  const [, inLine] = /^ip=(.*)$/m.exec(text) ?? [];
  return inJson ?? inLine ?? text;
}
