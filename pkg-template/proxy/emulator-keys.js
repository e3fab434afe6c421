// The emulator's secrets, which anyone can have, do not get to a real service: each starts in a way that no other does.

const OF_EMULATOR = /^bonin-emulator/;

/** Where a provider's requests go. */
const ADDRESSES = ['baseUrl', 'oauthUrl', 'bridgeUrl'];

/** Names that lead to no public server: this machine, a network's own, or those that are set aside for tests. */
const NAMES = /^([^.:[]+|.*\.(localhost|test|example|invalid|internal|local|lan))$/;

/** Addresses of this machine and of private networks (RFC 1918). */
const NUMBERS = /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$|^\[::1\]$/;

/**
 * The settings that are the emulator's, where the provider is a real one.
 * @param {Record<string, unknown>} settings
 * @returns {string[]} their names
 */
export function emulatorFaults(settings) {
  if (!ADDRESSES.some((name) => isPublic(settings[name]))) return [];
  const texts = Object.entries(settings).filter(([, value]) => typeof value === 'string');
  return texts.filter(([, text]) => OF_EMULATOR.test(String(text))).map(([name]) => name);
}

/** @param {unknown} address */
function isPublic(address) {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  return !NAMES.test(hostname) && !NUMBERS.test(hostname);
}
