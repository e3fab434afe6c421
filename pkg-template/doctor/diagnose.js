// All checks of the doctor: those that the proxy has itself, and those of the project around it.
import { examine, statusOfFindings } from '../proxy/checks/index.js';
import { findingsOf } from '../proxy/checks/findings.js';
import { prepare } from '../proxy/prepare.js';
import { readSettings } from '../proxy/settings.js';
import { registry } from './names.js';
import { readEnvironment } from './environment.js';
import { keyFileFinding, readConfig } from './load.js';
import { pageFindings } from './page.js';
import { sayOf } from './texts.js';
import { readWorker, workerFindings } from './worker.js';

/**
 * @typedef {import('../types/proxy.d.ts').HealthFinding} HealthFinding
 * @param {{ config?: string, env?: string[], 'key-file'?: string, page?: string, proxy?: string,
 *   'address-url'?: string, registered?: string, worker?: string, lang: 'ko' | 'en' }} given
 * @returns {Promise<{ status: 'ok' | 'faults', findings: HealthFinding[] }>}
 */
export async function diagnose({ config, lang, ...given }) {
  const say = sayOf(findingsOf(lang), lang);
  const worker = await readWorker(given.worker);
  const environment = await readEnvironment(given.env, worker);
  const known = await registry(lang);
  const { settings: read, found } = await readConfig(config, { environment, known, say });
  const findings = [...found, ...workerFindings(worker, environment, say)];
  if (given['key-file']) findings.push(await keyFileFinding(given['key-file'], say));
  if (read === undefined) return { status: 'faults', findings };
  const changed = {
    ...read,
    lang,
    ...(given['address-url'] !== undefined && { addressUrl: given['address-url'] }),
    ...(given.registered !== undefined && { addresses: given.registered.split(',').map((address) => address.trim()) }),
  };
  const settings = readSettings(changed);
  findings.push(...(await examine(settings, () => prepare(settings), lang)));
  if (given.page !== undefined) {
    const opens = Object.keys(read.providers ?? {}).filter((name) => opensPages(known[name]));
    findings.push(...(await pageFindings({ page: given.page, proxy: given.proxy, opens, say })));
  }
  return { status: statusOfFindings(findings), findings };
}

const opensPages = (/** @type {{ calls: object } | undefined} */ provider) =>
  Object.values(provider?.calls ?? {}).some((/** @type {{ opens?: boolean }} */ rule) => rule.opens);
