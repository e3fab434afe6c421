// The settings of each site's proxy for the emulator, which stands in for all providers. Each provider has a file in
// `providers`, and every file that lies there counts.
import { readdir } from 'node:fs/promises';

/**
 * The site's side of one provider, exported by the provider's public name.
 * @typedef {object} Party
 * @property {(sites: Site[]) => object} [emulated] what the emulator has to know of the sites
 * @property {(emulated: any, at: At) => object | undefined} settings of the proxy, from the emulator's own; undefined
 *   if the site does without this provider
 * @property {string[]} [steps] of the emulated provider
 * @property {object[]} [faults] what can go wrong with this one alone, and needs no more than a click
 * @typedef {{ id: 'a' | 'b', name: { ko: string, en: string }, origin: string }} Site
 * @typedef {object} At
 * @property {string} origin the site's own
 * @property {string} emulatorUrl where browsers reach the emulator
 * @property {'a' | 'b'} site
 */

const files = (await readdir(new URL('./providers/', import.meta.url))).filter((name) => name.endsWith('.mjs'));
const modules = await Promise.all(files.sort().map((name) => import(new URL(`./providers/${name}`, import.meta.url))));

/** @type {Record<string, Party>} */
const PARTIES = Object.assign({}, ...modules);

/** Faults that any provider can have. */
const FAULTS = [
  { kind: 'delay', delay: 3000 },
  { kind: 'drop' },
  { kind: 'drop', served: true },
  { kind: 'empty' },
  { kind: 'html' },
  { kind: 'notJson' },
  { kind: 'status' },
  { kind: 'textPlain' },
];

/** The steps and faults that the page offers, by provider. */
export const EMULATED = Object.fromEntries(
  Object.entries(PARTIES).map(([name, { steps = [], faults = [] }]) => [
    name,
    { steps, faults: [...FAULTS, ...faults] },
  ]),
);

/** The providers of the demo. */
export const PROVIDERS = Object.keys(PARTIES);

/**
 * `createEmulator`'s options for these sites.
 * @param {Site[]} sites
 */
export function emulatorOptions(sites) {
  const known = Object.entries(PARTIES).filter(([, { emulated }]) => emulated);
  return Object.fromEntries(known.map(([name, { emulated }]) => [name, emulated(sites)]));
}

/**
 * `providers` of `createProxy`.
 * @param {import('bonin/emulator').Emulator} emulator
 * @param {At} at
 */
export function providerSettings(emulator, at) {
  const settings = Object.entries(PARTIES).map(([name, party]) => [name, party.settings(emulator[name], at)]);
  return Object.fromEntries(settings.filter(([, own]) => own !== undefined));
}
