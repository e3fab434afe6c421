// `deno task dev`: the same with the emulator in this process, whose keys are made at each start.
import { createEmulator } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';
import { createSite, listen } from './site.ts';

const emulator = await createEmulator();
const { url } = await serve(emulator, { port: Number(Deno.env.get('EMULATOR_PORT') ?? 4001) });
const { siteUrl, keyFile, password } = emulator.mobileok;
const mobileok = { baseUrl: url, siteUrl, keyFile, password };
const site = await createSite({ secret: crypto.getRandomValues(new Uint8Array(32)), mobileok });
listen(site, Number(Deno.env.get('PORT') ?? 3000));
console.log(`The phones are at ${url}/phone; 010-0000-2000 approves by itself, with the code 123456.`);
