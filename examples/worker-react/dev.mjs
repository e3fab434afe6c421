// `npm run dev`: the emulator, unless .dev.vars has settings of your own, the Worker, and the page. They end together.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const { PORT = '5173', WORKER_PORT = '8787', EMULATOR_PORT = '4001' } = process.env;
const OURS = '# Written by `npm run dev` at each start, for the emulator. Without this line the file is left alone.';

const isOurs = !existsSync('.dev.vars') || readFileSync('.dev.vars', 'utf8').startsWith(OURS);
const emulator = isOurs ? await startEmulator() : undefined;
mkdirSync('dist', { recursive: true });
const programs = [];
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
start('wrangler', ['dev', '--ip', '127.0.0.1', '--port', WORKER_PORT, '--inspector-port', '0']);
await answered(`http://127.0.0.1:${WORKER_PORT}/bonin/health`);
start('vite', ['--port', PORT]);

async function startEmulator() {
  const { createEmulator } = await import('bonin/emulator');
  const { serve } = await import('bonin/emulator/node');
  const emulator = await createEmulator();
  const served = await serve(emulator, { port: Number(EMULATOR_PORT), drainMs: 100 });
  const { siteUrl, keyFile, password } = emulator.mobileok;
  const settings = {
    BONIN_SECRET: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64'),
    MOK_KEY_FILE: Buffer.from(keyFile).toString('base64'),
    MOK_PASSWORD: password,
    MOK_SITE_URL: siteUrl,
    MOK_BASE_URL: served.url,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}="${value}"`);
  writeFileSync('.dev.vars', [OURS, ...lines, ''].join('\n'));
  console.log(`The phones are at ${served.url}/phone; 010-0000-2000 approves by itself, with the code 123456.`);
  return served;
}

function start(name, args) {
  const child = spawn(name, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  child.once('exit', stop);
  programs.push(child);
}

/** The page is of no use before the Worker is there. */
async function answered(url) {
  while (!(await fetch(url).catch(() => undefined))) await new Promise((resolve) => setTimeout(resolve, 200));
}

async function stop() {
  for (const program of programs) program.kill('SIGTERM');
  await emulator?.close();
  process.exit();
}
