/** What the client's types take, and, under each `@ts-expect-error`, what they refuse. */
import { BoninError, createClient, encryptAuthInfo, encryptVerifyInfo, init, isBoninError } from 'bonin';
import type { AuthInfo, ClientOptions, ErrorKind, FlowState, MobileokFlow, NextStep } from 'bonin';
import type { AnyFlow, ErrorDetail, PageRequest, SmsAuthInfo, TossCertFlow, TossCertState, Verification } from 'bonin';
import type { PassniAgent, PassniFlow, PassniState, PassniStatus } from 'bonin';
import type { NetsFlow, NetsState, OmpassBeginOptions, OmpassFlow, OmpassState } from 'bonin';
import { finishCallback, takeSsoCode } from 'bonin/callback';

const person = { providerId: 'SKT', usageCode: '01001', userName: '홍길동', userPhone: '01012345678' } as const;
const born = { userBirthday: '19900101' } as const;
const arsType = { serviceType: 'telcoAuth-ARSAuth', reqAuthType: 'ARS' } as const;
const sexAndNation = { userGender: '1', userNation: '0' } as const;

export const right: AuthInfo[] = [
  { ...person, serviceType: 'telcoAuth', reqAuthType: 'PASS' },
  { ...person, ...born, serviceType: 'telcoAuth', reqAuthType: 'PASS', retTransferType: 'MOKResult' },
  { ...person, ...born, ...sexAndNation, serviceType: 'telcoAuth', reqAuthType: 'SMS', sendMsg: undefined },
  { ...person, ...born, serviceType: 'telcoAuth', reqAuthType: 'SMS', userRegistSingleNumber: '3', usageCode: '01016' },
  { ...person, ...born, ...sexAndNation, serviceType: 'telcoAuth-LMS', reqAuthType: 'LMS', sendMsg: '[000000]' },
  {
    ...person,
    ...born,
    ...sexAndNation,
    ...arsType,
    arsCode: 'ARS-1',
    replyNumber: '15880000',
    extension: { arsRequestMsg: '{"companyName":"본인"}', other: [1] },
  },
  { ...person, serviceType: 'SMSAuth', reqAuthType: 'SMS', providerId: 'SMS' },
  { ...person, serviceType: 'ARSAuth', reqAuthType: 'ARS', providerId: 'ARS', arsCode: 'ARS-1' },
];

export const wrong: AuthInfo[] = [
  // @ts-expect-error no method
  { ...person },
  // @ts-expect-error reqAuthType of another serviceType
  { ...person, serviceType: 'telcoAuth', reqAuthType: 'LMS' },
  // @ts-expect-error a name is required
  { ...person, userName: undefined, serviceType: 'telcoAuth', reqAuthType: 'PASS' },
  // @ts-expect-error a number is no phone number
  { ...person, userPhone: 1012345678, serviceType: 'telcoAuth', reqAuthType: 'PASS' },
  // @ts-expect-error PASS has no message
  { ...person, serviceType: 'telcoAuth', reqAuthType: 'PASS', sendMsg: '[000000]' },
  // @ts-expect-error SMS needs a birthday
  { ...person, ...sexAndNation, serviceType: 'telcoAuth', reqAuthType: 'SMS' },
  // @ts-expect-error SMS needs gender and nation, or the digit of the resident number
  { ...person, ...born, serviceType: 'telcoAuth', reqAuthType: 'SMS', userGender: '1' },
  // @ts-expect-error adult checks are SMS only
  { ...person, ...born, ...sexAndNation, usageCode: '01016', serviceType: 'telcoAuth-LMS', reqAuthType: 'LMS' },
  // @ts-expect-error ARS needs its code
  { ...person, ...born, ...sexAndNation, ...arsType },
  // @ts-expect-error ARS has no message
  { ...person, ...born, ...sexAndNation, ...arsType, arsCode: 'ARS-1', sendMsg: '[000000]' },
  // @ts-expect-error possession is proved by the service, not by a carrier
  { ...person, serviceType: 'SMSAuth', reqAuthType: 'SMS' },
  // @ts-expect-error a possession check takes no birthday
  { ...person, ...born, serviceType: 'SMSAuth', reqAuthType: 'SMS', providerId: 'SMS' },
  // @ts-expect-error this message is JSON as text
  { ...person, serviceType: 'SMSAuth', reqAuthType: 'SMS', providerId: 'SMS', extension: { arsRequestMsg: {} } },
];

export async function loading(bytes: Uint8Array, module: WebAssembly.Module): Promise<void> {
  await init();
  await init(bytes);
  await init(bytes.buffer as ArrayBuffer);
  await init(module);
  await init(fetch('/client.wasm'));
  await init(new Response());
}

export function sealing(info: SmsAuthInfo): string[] {
  // @ts-expect-error a code is text
  encryptVerifyInfo('key', { authNumber: 123456 });
  // @ts-expect-error the key is text
  encryptAuthInfo(new Uint8Array(), info);
  return [encryptAuthInfo('key', info), encryptVerifyInfo('key', { authNumber: '123456' })];
}

export async function journey(info: AuthInfo): Promise<string> {
  const client = createClient({ proxyUrl: new URL('https://example.com/bonin'), fetch, lang: 'en', now: Date.now });
  const flow: MobileokFlow = client.mobileok();
  const stop: () => void = flow.subscribe((state) => state.name);
  const ready: FlowState = await flow.begin({ nonce: 'n', signal: AbortSignal.timeout(1000) });
  if (ready.actions.includes('request')) await flow.request(info);
  await flow.resend();
  await flow.call({ signal: new AbortController().signal });
  const done: Verification = await flow.confirm('123456');
  await flow.confirm();
  await flow.waitForApproval({ signal: AbortSignal.timeout(1000) });
  stop();
  flow.cancel();
  const again: MobileokFlow = client.resume(flow.snapshot());
  const until: number | undefined = again.state.expiresAt;
  // @ts-expect-error claims are whatever the proxy gives
  const adult: boolean = done.claims?.isAdult;
  // @ts-expect-error the state is read-only
  flow.state.name = 'verified';
  // @ts-expect-error a code is text
  await flow.confirm(123456);
  // @ts-expect-error an event of the page is no set of options
  await flow.begin(new Event('click'), { nonse: 'x' });
  // @ts-expect-error there is no such state
  if (flow.state.name === 'done') return String([until, adult]);
  return done.ticket;
}

export async function tossCert(tab: Window): Promise<string> {
  const open = ({ how, url, fields }: PageRequest) => (how === 'app' && fields?.['txId'] === url ? undefined : tab);
  const client = createClient({ proxyUrl: '/bonin', open });
  createClient({ proxyUrl: '/bonin', open: () => {} });
  const flow: TossCertFlow = client.tossCert();
  const ready: TossCertState = await flow.begin({ method: 'window', nonce: 'n', signal: AbortSignal.timeout(1000) });
  if (ready.opens) await flow.request();
  await flow.request({});
  const asked = { userName: '홍길동', userPhone: '01012345678', userBirthday: '19900101' };
  await flow.request(asked, { signal: AbortSignal.timeout(1000) });
  await flow.request({ ...asked, triggerType: 'APP_SCHEME' });
  await flow.request({ ...asked, document: { serviceName: '본인', title: '동의서', text: '동의합니다', personal: false } });
  if (flow.state.actions.includes('open')) await flow.open();
  const link: string | undefined = flow.state.open?.url;
  const { ticket }: Verification = await flow.waitForApproval();
  const again: TossCertFlow = client.resume(flow.snapshot());
  const any: AnyFlow = client.resume('');
  if (any.provider === 'mobileok') await any.resend();
  else if (any.provider === 'tossCert') await any.open();
  const { taken }: { taken: boolean } = await finishCallback({ waitMs: 1000 });
  // @ts-expect-error there is no such method
  await flow.begin({ method: 'email' });
  // @ts-expect-error a birthday is required
  await flow.request({ userName: '홍길동', userPhone: '01012345678' });
  // @ts-expect-error there is no such trigger
  await flow.request({ ...asked, triggerType: 'SMS' });
  // @ts-expect-error there is no code to type
  await flow.confirm('123456');
  // @ts-expect-error Toss sends no codes
  await flow.resend();
  // @ts-expect-error there is no such option
  await finishCallback({ origin: '*' });
  return [ticket, link, again.state.name, taken].join();
}

export async function ompass(): Promise<string> {
  const flow: OmpassFlow = createClient({ proxyUrl: '/bonin' }).ompass();
  const second: OmpassBeginOptions = { method: 'u2f', userId: 'kim', lang: 'ko-KR', how: 'redirect', nonce: 'n' };
  const state: OmpassState = await flow.begin(second);
  await flow.begin();
  if (state.opens && state.actions.includes('open')) await flow.open({ signal: AbortSignal.timeout(1000) });
  const { ticket }: Verification = await flow.finish();
  await flow.finish('https://shop.example/callback?username=kim', { signal: AbortSignal.timeout(1000) });
  await flow.finish(null);
  const again: OmpassFlow = createClient({ proxyUrl: '/bonin' }).resume(flow.snapshot());
  // @ts-expect-error there is no such method
  await flow.begin({ method: 'did' });
  // @ts-expect-error there is no such way
  await flow.begin({ how: 'post' });
  // @ts-expect-error there is no place for a secret
  await flow.begin({ secretKey: 'x' });
  // @ts-expect-error an address is text
  await flow.finish(new URL('https://shop.example'));
  // @ts-expect-error nothing is asked for again and again
  await flow.waitForApproval();
  return [ticket, again.state.name].join();
}

export async function logOn(): Promise<string> {
  const flow: NetsFlow = createClient({ proxyUrl: '/bonin' }).nets();
  const begun: Verification | NetsState = await flow.begin({ nonce: 'n', quiet: true });
  if ('ticket' in begun) return begun.ticket;
  const next = await flow.logon({ userID: 'hong', password: 'x' }, { signal: new AbortController().signal });
  if (!('ticket' in next) && next.name === 'awaitingChoice') {
    const ip: string | undefined = next.duplicate?.ip;
    const chosen: Verification | NetsState = await flow.chooseDuplicate(true);
    return 'ticket' in chosen ? chosen.ticket : String(ip);
  }
  await flow.secondFactor('123456');
  await flow.trySso({ returnUrl: 'https://shop.example/back' });
  const state: NetsState = await flow.logoff();
  const { ticket }: Verification = await flow.result();
  // @ts-expect-error a password is required
  await flow.logon({ userID: 'hong' });
  // @ts-expect-error yes or no
  await flow.chooseDuplicate('yes');
  // @ts-expect-error there is nothing to approve
  await flow.waitForApproval();
  // @ts-expect-error states are read-only
  state.name = 'verified';
  return ticket + (state.mustLogOff ?? '') + (state.factor?.device ?? '');
}

export async function passni(): Promise<string> {
  const flow: PassniFlow = createClient({ proxyUrl: '/bonin' }).passni();
  const code: string | undefined = takeSsoCode();
  if (code === undefined) return (await flow.login({ userId: 'hong' })).name;
  const { ticket }: Verification = await flow.enter(code, { nonce: 'n', signal: AbortSignal.timeout(1000) });
  const agents: readonly PassniAgent[] = await flow.agents();
  for (const { id, movable } of agents) if (movable) await flow.move(id, { how: 'post' });
  const { status, ip }: PassniStatus = await flow.check();
  const state: PassniState = await flow.logout();
  const again: PassniFlow = createClient({ proxyUrl: '/bonin' }).resume(flow.snapshot());
  // @ts-expect-error the code is required
  await flow.enter();
  // @ts-expect-error there is no place for a token
  await flow.enter(code, { token: 'x' });
  // @ts-expect-error a move takes this page away by POST alone
  await flow.move('site-b', { how: 'redirect' });
  // @ts-expect-error the page learns no address
  agents[0]?.url;
  // @ts-expect-error there is no begin
  await flow.begin();
  // @ts-expect-error there is no such state
  if (state.name === 'awaitingReturn') return code;
  return [ticket, status, ip, state.propagated, again.state.duplicate?.ip].join();
}

/** A state is known by its name, and has its members for sure then. */
export function shown(state: FlowState, logon: NetsState): string {
  // @ts-expect-error not every state has a number
  const number: string = state.arsNumber;
  // @ts-expect-error only a flow that failed has an error for sure
  const trouble: ErrorDetail = state.error;
  switch (state.name) {
    case 'idle':
      // @ts-expect-error there are no tries yet
      return state.attemptsLeft.toFixed();
    case 'awaitingCode':
      return [state.attemptsLeft.toFixed(), state.resendsLeft.toFixed(), new Date(state.codeExpiresAt)].join();
    case 'awaitingCall':
    case 'calling':
      return state.arsNumber;
    case 'failed':
      return state.error.message;
    case 'verified':
      // @ts-expect-error nothing is on its way any more
      return state.pending.length;
  }
  if (logon.name === 'failed') return logon.error.reason;
  if (logon.name === 'awaitingReturn') return logon.open.url;
  if (logon.name === 'awaitingChoice' && logon.pending === 'choose') return String(logon.duplicate.ip);
  return state.actions.includes('confirm') ? `${number} ${trouble}` : String(state.waitUntil);
}

// @ts-expect-error what opens pages is a function
export const opening: ClientOptions = { proxyUrl: '/bonin', open: 'popup' };
// @ts-expect-error the proxy's URL is required
export const nowhere: ClientOptions = { lang: 'ko' };
// @ts-expect-error two languages
export const french: ClientOptions = { proxyUrl: '/bonin', lang: 'fr' };
// @ts-expect-error no secret ever goes into the browser
export const secret: ClientOptions = { proxyUrl: '/bonin', secret: 'x' };

export function explain(error: unknown): string {
  if (!isBoninError(error)) return String(error);
  const kind: ErrorKind = error.kind;
  const next: NextStep | undefined = error.next;
  if (error.reason === 'windowBlocked' || error.faults?.[0]?.reason === 'keyFileLocked') return kind;
  // @ts-expect-error there is no such reason
  if (error.reason === 'blocked') return kind;
  // @ts-expect-error errors are read-only
  error.kind = 'bug';
  if (error instanceof BoninError && error.retryable) return `${error.code ?? kind}: ${error.message}`;
  return String(next);
}
