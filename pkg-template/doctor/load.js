// The configuration: a module's export, or variables. Errors go by names and codes, since a message may quote a value.
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { watched } from './environment.js';
import { configOf } from './names.js';
import { textOf } from './texts.js';

/** A configuration that takes longer to make is one that hangs. */
const TIMEOUT_MS = 20_000;

/** An age at which a key file should have been exchanged. */
const OLD_DAYS = 730;
const DAY_MS = 86_400_000;

/** The call of the doctor makes no sense. */
export class Unusable extends Error {
  /** @param {string} reason @param {{ cause?: unknown, name?: string }} [more] `name`: of an option */
  constructor(reason, { cause, name } = {}) {
    super(reason, { cause });
    this.option = name;
  }

  /** @param {'ko' | 'en'} lang */
  told(lang) {
    return [this.option, textOf(this.message, lang)].filter(Boolean).join(': ');
  }
}

/**
 * @param {string | undefined} file
 * @param {{ environment: import('./environment.js').Environment, known: Record<string, object>,
 *   say: import('./texts.js').Say }} by
 * @returns {Promise<{ settings?: Record<string, unknown>,
 *   found: import('../types/proxy.d.ts').HealthFinding[] }>}
 */
export async function readConfig(file, { environment, known, say }) {
  if (file === undefined) return readVariables(environment, known, say);
  const path = resolve(file);
  if (!(await stat(path).catch(() => undefined))?.isFile()) throw new Unusable('noConfigFile');
  try {
    const module = await limited(() => import(pathToFileURL(path).href));
    const given = module.default ?? module.config;
    const settings = typeof given === 'function' ? await limited(() => given(watched(environment))) : given;
    const missing = [...environment.missing]
      .sort()
      .map((name) => say('environment', 'fault', 'noVariable', { subject: name }));
    if (typeof settings !== 'object' || settings === null) {
      return { found: [...missing, say('environment', 'fault', 'noConfig')] };
    }
    return { settings, found: missing };
  } catch (error) {
    const facts = { error: wordOf(error?.name), ...(error?.code !== undefined && { code: wordOf(error.code) }) };
    return { found: [say('environment', 'fault', 'configThrows', { facts })] };
  }
}

async function readVariables({ values }, known, say) {
  const settings = configOf(values, Object.keys(known));
  if (settings === undefined) throw new Unusable('nothingToRead');
  const found = [];
  for (const [name, provider] of Object.entries(settings.providers)) {
    const file = typeof provider.keyFile === 'string' ? await keyFileAt(provider.keyFile.trim()) : undefined;
    if (!file) continue;
    provider.keyFile = file.bytes;
    found.push(ageFinding(file.changed, `providers.${name}.keyFile`, say));
  }
  return { settings, found };
}

/** A variable may hold a key file, or the path of one. */
async function keyFileAt(path) {
  if (path.length > 1024 || path.includes('\0')) return undefined;
  try {
    const { mtimeMs } = await stat(path);
    return { bytes: new Uint8Array(await readFile(path)), changed: mtimeMs };
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {import('./texts.js').Say} say
 */
export async function keyFileFinding(path, say) {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw new Unusable('noFile', { name: '--key-file' });
  return ageFinding(file.mtimeMs, 'keyFile', say);
}

function ageFinding(changed, subject, say) {
  const days = Math.max(0, Math.floor((Date.now() - changed) / DAY_MS));
  const isOld = days > OLD_DAYS;
  return say('keyFile', isOld ? 'warning' : 'note', isOld ? 'oldKeyFile' : 'keyFileAge', { subject, facts: { days } });
}

async function limited(run) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })), TIMEOUT_MS);
  });
  try {
    return await Promise.race([run(), limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** A name or code of an error, unless it is something else. */
const wordOf = (value) => (/^\w{1,60}$/.test(value) ? value : 'Error');
