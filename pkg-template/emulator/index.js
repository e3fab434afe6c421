import { load } from '#wasm/emulator';
import { call, callPlain } from '../core/boundary.js';
import { makeControl } from './control.js';
import { makeHost } from './host.js';
import { checkKeys, createEmulatorKeys, newPassword } from './keys.js';
import { makePhone } from './handset.js';

export { BoninError, isBoninError } from '../core/errors.js';
export { createEmulatorKeys };

// A proxy refuses a service id that starts like this where it is set up for the real service.
const SERVICE_ID = 'bonin-emulator-0001';
const BASE_URL = 'http://emulator.test';
const SITE_URL = 'www.bonin.example';

/**
 * A mobileOK service that verifies nobody, with the phones of everyone. Never in production.
 * @param {import('../types/emulator.d.ts').EmulatorOptions} [options]
 * @returns {Promise<import('../types/emulator.d.ts').Emulator>}
 */
export async function createEmulator(options = {}) {
  const { now = Date.now, fetchDelay = 0, siteUrl = SITE_URL } = options;
  const [core, keys] = await Promise.all([load(), checkKeys(options.keys ?? createEmulatorKeys())]);
  const password = newPassword();
  const mobileok = {
    serviceId: SERVICE_ID,
    siteUrl,
    publicKey: keys.server.publicKey,
    clientPublicKey: keys.client.publicKey,
  };
  const service = callPlain(() => new core.Emulator(JSON.stringify({ mobileok })));
  const step = (input) => {
    const whole = { provider: 'mobileok', ...input, now: Math.trunc(now()), lang: 'en' };
    return call(() => service.step(JSON.stringify(whole)));
  };
  const keyFile = callPlain(() =>
    core.sealKeyFile(
      JSON.stringify({
        serviceId: SERVICE_ID,
        clientPrivateKey: keys.client.privateKey,
        serverPublicKey: keys.server.publicKey,
      }),
      password,
    ),
  );
  const control = makeControl(step);
  return {
    fetch: makeHost({ step, privateKey: keys.server.key, fetchDelay }),
    now: control.now,
    mobileok: { baseUrl: BASE_URL, siteUrl, keyFile, password, serviceId: SERVICE_ID },
    phone: (number) => makePhone(step, number),
    control,
  };
}
