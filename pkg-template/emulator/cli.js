#!/usr/bin/env node
// bonin-emulator: starts an emulator, writes its key files, and says how to set a proxy up for it.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createEmulator } from './index.js';
import { serve } from './node.js';
import { providers } from './providers/index.js';

const USAGE = `bonin-emulator [--port 4001] [--host 127.0.0.1] [--out DIR]

Starts emulated identity verification services, for development only.
  --port   where it listens; 0 takes any free port
  --host   127.0.0.1 keeps it on this machine
  --out    the folder for key files; a new temporary folder unless given`;

const BANNER = `
  ┌──────────────────────────────────────────────────────────┐
  │  EMULATOR: it verifies nobody. NEVER USE IN PRODUCTION.  │
  │  에뮬레이터: 누구도 확인하지 않습니다. 운영 사용 금지.   │
  └──────────────────────────────────────────────────────────┘`;

try {
  const { port, host, out, help } = readArguments();
  if (help) console.log(USAGE);
  else await start(port, host, out);
} catch (error) {
  console.error(`bonin-emulator: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** @param {number} port @param {string} host @param {string | undefined} out */
async function start(port, host, out) {
  const emulator = await createEmulator();
  const folder = await folderFor(out);
  /** @type {Record<string, object>} */
  const ready = { ...emulator };
  /** @type {string[][]} */
  const written = [];
  for (const { name, files } of providers) written.push(await write(folder, files(ready[name])));
  const { url, close } = await serve(emulator, { port, host });
  const settings = providers.flatMap(({ name, example }, index) => [
    `      ${name}: {`,
    ...example(ready[name], { url, files: written[index] }).map((line) => `        ${line}`),
    '      },',
  ]);
  console.log(`${BANNER}

  ${url}/phone     the phones
  ${url}/control   faults, clock, log: see the README

  For createProxy(), each start anew:

    providers: {
${settings.join('\n')}
    }
`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, close);
}

function readArguments() {
  const options = /** @type {const} */ ({
    port: { type: 'string', default: '4001' },
    host: { type: 'string', default: '127.0.0.1' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  const { values } = parseArgs({ options });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port is a number from 0 to 65535.');
  return { ...values, port };
}

/** @param {string | undefined} out */
async function folderFor(out) {
  const folder = out === undefined ? await mkdtemp(join(tmpdir(), 'bonin-emulator-')) : resolve(out);
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * Writes the files and gives their paths.
 * @param {string} folder @param {{ name: string, bytes: Uint8Array }[]} files
 */
async function write(folder, files) {
  const paths = files.map(({ name }) => join(folder, name));
  for (const [index, { bytes }] of files.entries()) {
    try {
      // A real key file has the same name: none is ever written over.
      await writeFile(paths[index], bytes, { flag: 'wx', mode: 0o600 });
    } catch (cause) {
      if (/** @type {NodeJS.ErrnoException} */ (cause).code !== 'EEXIST') throw cause;
      throw new Error(`${paths[index]} is there already, and is not written over. Choose another folder.`, { cause });
    }
  }
  return paths;
}
