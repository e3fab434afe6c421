// What the emulator's types take, and what they refuse.
import { createEmulator, createEmulatorKeys, type EmulatorKeyPair } from 'bonin/emulator';
import { createProxy } from 'bonin/proxy';

const keys = await createEmulatorKeys();
const pair: EmulatorKeyPair = keys.tossCert.signer;
const emulator = await createEmulator({ keys, fetchDelay: 5 });
const { control, mobileok, tossCert } = emulator;

const { baseUrl, siteUrl, keyFile, password } = mobileok;
await createProxy({
  secret: new Uint8Array(32),
  origins: [],
  fetch: emulator.fetch,
  now: emulator.now,
  providers: { mobileok: { baseUrl, siteUrl, keyFile, password }, tossCert },
});
const roots: readonly string[] = tossCert.roots;

control.fault({ step: 'confirm', kind: 'code', code: '9999', times: 'always' });
control.fault({ provider: 'tossCert', step: 'status', kind: 'drop', served: true });
control.fault({ provider: 'tossCert', kind: 'signature', part: 'otherIssuer' });
control.fault({ provider: 'tossCert', kind: 'personal', set: { name: null } });
// @ts-expect-error a step of another provider
control.fault({ provider: 'tossCert', step: 'confirm', kind: 'drop' });
// @ts-expect-error a fault of another provider
control.fault({ kind: 'field', part: 'tag' });
// @ts-expect-error no such part
control.fault({ provider: 'tossCert', kind: 'signature', part: 'stamp' });
control.options({ otpCode: true });
control.options({ provider: 'tossCert', expiresIn: 60 });
// @ts-expect-error an option of another provider
control.options({ provider: 'tossCert', otpCode: true });
const asked: number | undefined = control.counts('tossCert')['token'];
// @ts-expect-error no such provider
control.numbers('nobody');

const prompt = emulator.phone('01012345678').open().prompt;
const title: string | undefined = prompt?.app === 'Toss' ? prompt.document?.title : undefined;

export const all = [pair, roots, asked, title];
