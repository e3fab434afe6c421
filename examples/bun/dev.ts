// `bun run dev`: the same with the emulator in this process, whose keys are made at each start.
import { createEmulator } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';
import { serveSite } from './site';

const emulator = await createEmulator();
const { url } = await serve(emulator, { port: Number(process.env.EMULATOR_PORT ?? 4001) });
const { siteUrl, keyFile, password } = emulator.mobileok;
const mobileok = { baseUrl: url, siteUrl, keyFile, password };
const secret = crypto.getRandomValues(new Uint8Array(32));
await serveSite({ secret, mobileok, port: Number(process.env.PORT ?? 3000) });
console.log(`The phones are at ${url}/phone; 010-0000-2000 approves by itself, with the code 123456.`);
