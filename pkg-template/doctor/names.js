// The names of providers, and those of variables that settings are read from: `BONIN_TOSS_CERT_CLIENT_ID` is
// `providers.tossCert.clientId`.
import { call, load } from '../proxy/wasm.js';

/** Variables of this package's documents that have a name of the provider's. */
const ALSO = { MOK_KEY_FILE: 'BONIN_MOBILEOK_KEY_FILE', MOK_PASSWORD: 'BONIN_MOBILEOK_PASSWORD' };

/** Settings that are lists, and are written with commas between. */
const LISTS = ['origins', 'allowHeaders', 'addresses', 'methods', 'hosts', 'pageHosts'];

/**
 * @param {'ko' | 'en'} lang
 * @returns {Promise<Record<string, { calls: object }>>}
 */
export async function registry(lang) {
  const wasm = await load(lang);
  return call(() => wasm.registry());
}

/**
 * The configuration that variables say; undefined where none of them is of this package.
 * @param {Record<string, unknown>} variables
 * @param {string[]} providers
 * @returns {Record<string, unknown> | undefined}
 */
export function configOf(variables, providers) {
  /** @type {Record<string, Record<string, unknown>>} */
  const ofProviders = {};
  /** @type {Record<string, unknown>} */
  const config = {};
  const named = Object.entries(variables).map(([name, value]) => [ALSO[name] ?? name, value]);
  for (const [name, value] of named.filter(([name]) => name.startsWith('BONIN_'))) {
    const rest = name.slice('BONIN_'.length);
    const provider = providers.find((provider) => rest.startsWith(`${upper(provider)}_`));
    const setting = camel(provider ? rest.slice(upper(provider).length + 1) : rest);
    const holder = provider ? (ofProviders[provider] ??= {}) : config;
    holder[setting] = valueOf(setting, value);
  }
  const former = config.secretBefore;
  delete config.secretBefore;
  if (former !== undefined) config.secret = [config.secret, former];
  if (Object.keys(config).length + Object.keys(ofProviders).length === 0) return undefined;
  return { origins: [], ...config, providers: ofProviders };
}

function valueOf(setting, value) {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (/^[[{]/.test(text)) return parsed(text);
  if (LISTS.includes(setting))
    return text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
  if (/^(timeoutMs|ticketTtlSeconds|memoryCapacity)$/.test(setting) && /^\d+$/.test(text)) return Number(text);
  return value;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const upper = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
const camel = (name) => name.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
