// The types of `bonin/proxy`, as an operator uses them; what must not compile is marked.
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createProxy, openKeyFile, openResult, redeemTicket, TossSession } from 'bonin/proxy';
import { resetOmpassRegistration } from 'bonin/proxy';
import type { BoninProxy, KeyHandle, MobileokSettings, ProxyConfig, Store, VerifiedIdentity } from 'bonin/proxy';
import type { OmpassReset, OmpassSettings, TossCertSettings } from 'bonin/proxy';
import { serve, toNodeHandler } from 'bonin/proxy/node';
import { serve as serveBun } from 'bonin/proxy/bun';
import { serve as serveDeno } from 'bonin/proxy/deno';
import { toWorker } from 'bonin/proxy/workers';

const mobileok: MobileokSettings = {
  environment: 'development',
  siteUrl: 'shop.example',
  keyFile: async () => new Uint8Array(),
  password: 'password',
  methods: ['PASS', 'SMS'],
};

const credentials = { clientId: 'id', clientSecret: 'secret', publicKey: 'base64' };
const tossCert: TossCertSettings = { ...credentials, environment: 'production', family: 'simple', roots: ['pem'] };
const standIn: TossCertSettings = { ...credentials, baseUrl: 'https://toss.test', oauthUrl: 'https://oauth.test' };

const ompass: OmpassSettings = { baseUrl: 'https://ompass.test', secretKey: 'secret' };
const second: OmpassSettings = { ...ompass, version: 'v2', clientId: 'id', sessionSeconds: 60, pageHosts: ['a.test'] };
const { reset }: OmpassReset = await resetOmpassRegistration('kim', { settings: second, fetch, timeoutMs: 100 });
export const gone: boolean = reset === true || reset > 0;

const config: ProxyConfig = {
  secret: new Uint8Array(32),
  origins: ['https://shop.example'],
  providers: { mobileok, tossCert, ompass },
  onVerified: async ({ ci }) => ci?.length,
  claims: ['gender', 'isAdult'],
  onEvent: ({ provider, step, outcome, ms }) => [provider, step, outcome === 'rejected', ms.toFixed()],
};

const proxy: BoninProxy = createProxy(config);
const awaited: BoninProxy = await createProxy({ ...config, claims: ({ birthday }) => birthday?.slice(0, 4) });
const response: Response = await awaited.fetch(new Request('https://shop.example/bonin/health'));
createServer(toNodeHandler(proxy));
createSecureServer(toNodeHandler(proxy));
const { url, close } = await serve(proxy, { port: 8080 });
url.startsWith('http');
await close();
serveDeno(proxy).shutdown();
serveBun(proxy, { port: 1 }).stop();
toWorker(({ SECRET }: { SECRET: string }) => ({ ...config, secret: SECRET }));
toWorker(async ({ SECRET }: { SECRET: string }) => ({ ...config, secret: SECRET }));

const store: Store = { put: async () => undefined, take: async () => null };
const identity: VerifiedIdentity = await redeemTicket('ticket', { secret: 'secret', store, now: () => 0 });
const key: KeyHandle = await openKeyFile('base64', 'password', { lang: 'en' });
const text: string = await openResult(key, 'envelope');
const sealing = { secret: ['new', new Uint8Array(32), process.env['BEFORE']], audience: 'shop/production' };
createProxy({ ...config, ...sealing });
await redeemTicket('ticket', { ...sealing, nonce: 'nonce' });
const login: boolean = identity.assurance === 'login' && identity.method === 'u2f' && identity.userId === 'kim';
const trusted: boolean = identity.provider === 'tossCert' && identity.signature === 'trusted';
export const all = [response, identity.raw['ci'], text, login, trusted, standIn];

const session = await TossSession.generate({ publicKey: 'SPKI', mode: 'cbc256', now: () => 0, lang: 'ko' });
const { encrypt, decrypt }: TossSession = await TossSession.restore('serialized', { publicKey: 'SPKI' });
export const fields: string[] = [session.sessionKey, encrypt('text'), decrypt('field')];

// @ts-expect-error origins are required
createProxy({ secret: 'secret', providers: { mobileok } });
const both = { ...mobileok, environment: 'production', baseUrl: 'https://provider.test' } as const;
// @ts-expect-error an environment or an address, not both
createProxy({ ...config, providers: { mobileok: both } });
// @ts-expect-error both addresses, or none
createProxy({ ...config, providers: { tossCert: { ...credentials, baseUrl: 'https://toss.test' } } });
// @ts-expect-error the secret of the client is required
createProxy({ ...config, providers: { tossCert: { clientId: 'id', publicKey: 'base64', environment: 'production' } } });
// @ts-expect-error there is no third version
createProxy({ ...config, providers: { ompass: { ...ompass, version: 'v3' } } });
// @ts-expect-error the secret key is required
createProxy({ ...config, providers: { ompass: { baseUrl: 'https://ompass.test' } } });
// @ts-expect-error settings are required
resetOmpassRegistration('kim', { fetch });
const returnUrl = 'https://shop.test/';
const nets = { agentUrl: 'https://agent.test', profile: 'v9', hosts: ['sso.test'], returnUrl } as const;
createProxy({ ...config, providers: { nets }, claims: ['userId', 'attributes'] });
const profile = { like: 'v1', paths: { duplicateNo: '' }, fields: { returnURL: 'retURL' } } as const;
createProxy({ ...config, providers: { nets: { ...nets, profile, allowKeysOf1024Bits: true } } });
// @ts-expect-error there is no such generation
createProxy({ ...config, providers: { nets: { ...nets, profile: 'v3' } } });
// @ts-expect-error the hosts are required
createProxy({ ...config, providers: { nets: { agentUrl: 'https://agent.test', profile: 'v9', returnUrl: '/' } } });
const passni = { bridgeUrl: 'https://bridge.test', bridgeSecret: 'secret', pageUrl: 'https://shop.test/' };
const ofLogin = { loginUrl: 'https://sso.test/', agentId: 'a', agentUrl: 'https://a.test/' };
const linked = { ...passni, ...ofLogin, agentHosts: ['b.test'] };
createProxy({ ...config, clientAddress: 'connection', providers: { passni: linked }, claims: ['email', 'userId'] });
export const email: string | undefined = identity.email;
// @ts-expect-error the page is required
createProxy({ ...config, providers: { passni: { bridgeUrl: 'https://bridge.test', bridgeSecret: 'secret' } } });
// @ts-expect-error hosts are a list
createProxy({ ...config, providers: { passni: { ...passni, agentHosts: 'b.test' } } });
// @ts-expect-error the raw result is no claim
createProxy({ ...config, claims: ['raw'] });
// @ts-expect-error a store needs both functions
redeemTicket('ticket', { secret: 'secret', store: { put: async () => undefined } });
// @ts-expect-error an audience is one name
createProxy({ ...config, audience: ['shop'] });
// @ts-expect-error the secret is required
redeemTicket('ticket', {});
// @ts-expect-error an identity cannot be changed
identity.name = 'x';
// @ts-expect-error a key comes from openKeyFile
openResult('key', 'envelope');
// @ts-expect-error the public key is required
TossSession.generate({ mode: 'gcm' });
// @ts-expect-error there are three modes
TossSession.generate({ publicKey: 'SPKI', mode: 'ecb' });
// @ts-expect-error a session comes from generate or restore
new TossSession();
// @ts-expect-error a restored session has a session key only where it was given a public key
export const sessionKey: string = (await TossSession.restore('serialized')).sessionKey;
