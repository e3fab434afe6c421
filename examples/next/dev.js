// `npm run dev`: the emulator, and Next beside it with its settings. With `--built`, the build is started instead.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createEmulator } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';

const { PORT = '3000', EMULATOR_PORT = '4001' } = process.env;
const emulator = await createEmulator();
const { url, close } = await serve(emulator, { port: Number(EMULATOR_PORT), drainMs: 100 });
const { siteUrl, keyFile, password } = emulator.mobileok;
const env = {
  ...process.env,
  BONIN_SECRET: randomBytes(32).toString('base64'),
  MOK_KEY_FILE: Buffer.from(keyFile).toString('base64'),
  MOK_PASSWORD: password,
  MOK_SITE_URL: siteUrl,
  MOK_BASE_URL: url,
};
const how = process.argv.includes('--built') ? 'start' : 'dev';
const next = spawn('next', [how, '--port', PORT], { stdio: 'inherit', env, shell: process.platform === 'win32' });
next.once('exit', () => process.exit());
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    next.kill('SIGTERM');
    await close();
  });
}
console.log(`The phones are at ${url}/phone; 010-0000-2000 approves by itself, with the code 123456.`);
