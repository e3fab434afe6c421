// What the emulator's types take, and what they refuse.
import { createEmulator, createEmulatorKeys, type EmulatorKeyPair } from 'bonin/emulator';
import { createProxy } from 'bonin/proxy';

const keys = await createEmulatorKeys();
const pair: EmulatorKeyPair = keys.tossCert.signer;
const emulator = await createEmulator({ keys, fetchDelay: 5, ompass: { redirectUri: 'https://shop.example' } });
const { control, mobileok, ompass, tossCert } = emulator;

const { baseUrl, siteUrl, keyFile, password } = mobileok;
await createProxy({
  secret: new Uint8Array(32),
  origins: [],
  fetch: emulator.fetch,
  now: emulator.now,
  providers: { mobileok: { baseUrl, siteUrl, keyFile, password }, tossCert, ompass: { ...ompass, version: 'v2' } },
});
const roots: readonly string[] = tossCert.roots;

control.fault({ step: 'confirm', kind: 'code', code: '9999', times: 'always' });
control.fault({ provider: 'tossCert', step: 'status', kind: 'drop', served: true });
control.fault({ provider: 'tossCert', kind: 'signature', part: 'otherIssuer' });
control.fault({ provider: 'tossCert', kind: 'personal', set: { name: null } });
control.fault({ provider: 'ompass', step: 'verify', kind: 'otherUser' });
control.fault({ provider: 'ompass', step: 'start', kind: 'pageUrl', url: 'javascript:alert(1)', times: 2 });
control.options({ provider: 'ompass', tokenLives: 10, users: [{ userId: 'kim', phone: '01012345678' }] });
control.fault({ provider: 'passni', step: 'login-check', kind: 'drop' });
control.fault({ provider: 'passni', kind: 'state', code: 'SS0007', data: '203.0.113.9', times: 2 });
control.fault({ provider: 'passni', kind: 'userData', data: null });
// @ts-expect-error no such part
control.fault({ provider: 'passni', kind: 'token', part: 'tag' });
control.options({ provider: 'passni', propagates: true, users: [{ userId: 'kim', agents: ['site-a'] }] });
// @ts-expect-error a system has an id
control.options({ provider: 'passni', agents: [{ name: 'A' }] });
const systems = [{ agentId: 'a', name: 'A', arriveUrl: 'https://a.example' }];
const linked = await createEmulator({ passni: { agents: systems } });
const secrets: readonly string[] = linked.passni.sites.map(({ bridgeSecret }) => bridgeSecret);
const people: readonly string[] = control.numbers('passni').map(({ user, password }) => `${user} ${password}`);
// @ts-expect-error a user has a phone
control.options({ provider: 'ompass', users: [{ userId: 'kim' }] });
// @ts-expect-error a fault of another provider
control.fault({ provider: 'ompass', kind: 'replay' });
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
control.fault({ provider: 'nets', step: 'ssoLogon', kind: 'unescaped', message: 'a "b"' });
control.fault({ provider: 'nets', step: 'check', kind: 'authStatus', word: 'SSOUnAvailable' });
// @ts-expect-error a fault of another provider
control.fault({ provider: 'tossCert', kind: 'bom' });
control.options({ provider: 'nets', blockCookies: true });
const users: readonly string[] = control.numbers('nets').map(({ user }) => user);
const agent: string = emulator.nets.agentUrl;
const agents = [{ agentId: 'a', name: 'A', arriveUrl: 'https://a.test/bonin/passni/arrive' }];
const sso = await createEmulator({ keys, passni: { agents } });
const { sites, ...first } = sso.passni;
await createProxy({
  secret: new Uint8Array(32),
  origins: [],
  clientAddress: 'connection',
  providers: { passni: { ...first, pageUrl: 'https://a.test/' } },
});
sso.control.fault({ provider: 'passni', step: 'login-check', kind: 'code', code: 'ES0025', times: 2 });
sso.control.fault({ provider: 'passni', kind: 'token', part: 'padding' });
sso.control.fault({ provider: 'passni', kind: 'state', code: 'SS0007', data: '203.0.113.9' });
sso.control.options({ provider: 'passni', propagates: true, users: [{ userId: 'choi', agents: ['a'] }] });
export const ssoUsers: readonly string[] = sso.control.numbers('passni').map(({ user }) => user + sites.length);
// @ts-expect-error no such part
sso.control.fault({ provider: 'passni', kind: 'token', part: 'stamp' });
// @ts-expect-error a system has an address
createEmulator({ passni: { agents: [{ agentId: 'a', name: 'A' }] } });
// @ts-expect-error an option of another provider
sso.control.options({ provider: 'passni', blockCookies: true });
const asked: number | undefined = control.counts('tossCert')['token'];
// @ts-expect-error no such provider
control.numbers('nobody');

const prompt = emulator.phone('01012345678').open().prompt;
const title: string | undefined = prompt?.app === 'Toss' ? prompt.document?.title : undefined;

export const all = [pair, roots, asked, title, users, agent, secrets, people];
