// `npm run dev`: the emulator, and Vite beside it with its settings. With `--built`, the build is started instead.
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
const isBuilt = process.argv.includes('--built');
const [program, args] = isBuilt ? ['node', ['build']] : ['vite', ['dev', '--port', PORT, '--strictPort']];
const own = { PORT, ORIGIN: `http://localhost:${PORT}`, SHUTDOWN_TIMEOUT: '8' };
const shell = process.platform === 'win32';
const site = spawn(program, args, { stdio: 'inherit', env: { ...env, ...own }, shell });
site.once('exit', () => process.exit());
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    site.kill('SIGTERM');
    await close();
  });
}
console.log(`The phones are at ${url}/phone; 010-0000-2000 approves by itself, with the code 123456.`);
