// `npm run dev`: the same with the emulator in this process, whose keys are made at each start.
import { randomBytes } from 'node:crypto';
import { createEmulator } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';
import { createSite, listen } from './site.js';

const emulator = await createEmulator();
const { url } = await serve(emulator, { port: Number(process.env.EMULATOR_PORT ?? 4001) });
const { siteUrl, keyFile, password } = emulator.mobileok;
const mobileok = { baseUrl: url, siteUrl, keyFile, password };
listen(await createSite({ secret: randomBytes(32), mobileok }), process.env.PORT ?? 3000);
console.log(`The phones are at ${url}/phone; 010-0000-2000 approves by itself, with the code 123456.`);
