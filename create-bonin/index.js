#!/usr/bin/env node
// npm create bonin: asks what is not given, writes a project, and says which two commands start it.
import { createInterface } from 'node:readline/promises';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { create, Refused } from './create.js';
import { HOSTS, PROVIDERS } from './hosts.js';

const USAGE = `npm create bonin -- [--provider NAME] [--host NAME] [--dir DIR] [--yes]

Writes a project that verifies people, with the emulator in the place of the provider.
  --provider  ${PROVIDERS.join(', ')}
  --host      ${Object.keys(HOSTS).join(', ')}
  --dir       a new or empty folder; bonin-app unless given
  --yes       asks nothing: takes the first of each that is not given`;

try {
  const given = readArguments();
  if (given.help) console.log(USAGE);
  else await write(given.yes || !process.stdin.isTTY ? withDefaults(given) : await asked(given));
} catch (error) {
  if (!(error instanceof Refused) && !String(error?.code).startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(`create-bonin: ${error.message}`);
  process.exitCode = 1;
}

function readArguments() {
  const options = {
    provider: { type: 'string' },
    host: { type: 'string' },
    dir: { type: 'string' },
    yes: { type: 'boolean', short: 'y' },
    help: { type: 'boolean', short: 'h' },
  };
  return parseArgs({ options }).values;
}

function withDefaults({ provider = PROVIDERS[0], host = Object.keys(HOSTS)[0], dir = 'bonin-app' }) {
  return { provider, host, dir };
}

async function asked(given) {
  const { provider, host, dir } = withDefaults(given);
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const ask = async (question, known, fallback) =>
    known ?? ((await prompt.question(`${question} (${fallback}): `)).trim() || fallback);
  try {
    for (const [name, { title }] of Object.entries(HOSTS)) console.log(`  ${name.padEnd(14)}${title}`);
    return {
      provider: await ask(`Provider: ${PROVIDERS.join(', ')}`, given.provider, provider),
      host: await ask('Host', given.host, host),
      dir: await ask('Folder', given.dir, dir),
    };
  } finally {
    prompt.close();
  }
}

async function write(options) {
  const folder = await create(options);
  const { install, start } = HOSTS[options.host];
  console.log(`Written to ${folder}. It runs with the emulator, which verifies nobody:

  cd ${relative(process.cwd(), folder) || '.'}
  ${install}
  ${start}
`);
}
