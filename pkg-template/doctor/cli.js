#!/usr/bin/env node
// bonin doctor: says what is wrong with the configuration of a proxy, and what it would do. It never prints a value.
import { parseArgs } from 'node:util';
import { diagnose } from './diagnose.js';
import { Unusable } from './load.js';
import { printed } from './print.js';
import { LANGS, USAGE } from './texts.js';

const options = /** @type {const} */ ({
  env: { type: 'string', multiple: true },
  'key-file': { type: 'string' },
  page: { type: 'string' },
  proxy: { type: 'string' },
  'address-url': { type: 'string' },
  registered: { type: 'string' },
  worker: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
});

/**
 * @param {string[]} args
 * @returns {Promise<number>} 0: nothing is at fault; 1: something is; 2: this was no such call
 */
async function main(args) {
  let lang = langOf(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG);
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { lang: wanted = lang } = values;
    if (!LANGS.includes(wanted)) throw new Unusable('badLang');
    lang = wanted;
    const [command, config, ...rest] = positionals;
    if (values.help) return said(USAGE[lang], 0);
    if (command !== 'doctor' || rest.length > 0) return said(USAGE[lang], 2, console.error);
    const report = await diagnose({ config, lang, ...values });
    return said(
      values.json ? JSON.stringify(report, undefined, 2) : printed(report, lang),
      report.status === 'ok' ? 0 : 1,
    );
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (error instanceof Unusable) return said(error.told(lang), 2, console.error);
    // The message of node:util names the option, and nothing that was given to it.
    if (code?.startsWith('ERR_PARSE_ARGS')) return said(`${code}\n\n${USAGE[lang]}`, 2, console.error);
    throw error;
  }
}

/** @param {string} text @param {number} code @param {(text: string) => void} [print] */
function said(text, code, print = console.log) {
  print(text);
  return code;
}

const langOf = (/** @type {string | undefined} */ locale) => (/^ko/i.test(locale ?? '') ? 'ko' : 'en');

const code = await main(process.argv.slice(2));
// The configuration may have opened what keeps a process alive, such as the connection of a store.
process.stdout.write('', () => process.exit(code));
