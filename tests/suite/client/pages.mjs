/** A flow that opens a page, on a core of a few lines: what the driver does with it is the same for each provider. */
import { createFlow } from '../../../pkg/client/flow.js';
import { makePage } from '../../../pkg/client/page/index.js';
import { returns } from '../../../pkg/wasm/returns.js';
import { BoninError } from 'bonin';

export const AUTH = 'https://auth.cert.example';
export const PAGE = `${AUTH}/start?serviceType=SIGN_USER_AUTH`;

returns.pages = {
  query: ['txId'],
  messages: { TOSS_AUTH_SUCCESS: 'returned', TOSS_AUTH_FAIL: 'closed', TOSS_AUTH_CLICK_NAVBAR_CLOSE: 'closed' },
};
const calls = { begin: { starts: true }, request: { takes: 'how', opens: true }, open: { opens: true }, confirm: {} };

const error = (reason) => ({ kind: 'rejected', reason, message: reason, retryable: true });
const views = {
  idle: { name: 'idle', actions: ['begin', 'cancel'] },
  ready: { name: 'ready', actions: ['request', 'cancel'], opens: true },
  asking: { name: 'ready', pending: 'request', actions: ['cancel'] },
  away: { name: 'awaitingReturn', actions: ['confirm', 'open', 'cancel'], opens: true },
  back: { name: 'awaitingApp', actions: ['confirm', 'cancel'] },
  confirming: { name: 'awaitingApp', pending: 'confirm', actions: ['cancel'] },
  verified: { name: 'verified', actions: [] },
  cancelled: { name: 'cancelled', actions: [] },
};

/** Its transitions; what is not here is refused. */
const table = {
  'idle begin': () => ['ready'],
  'ready request': ({ how }) => ['asking', { type: 'post', step: 'request', body: { how } }],
  'asking answered': ({ body }) =>
    body.error ? ['ready', { type: 'reject', error: body.error }] : ['away', OPEN, body],
  'asking unreachable': () => ['ready', { type: 'reject', error: error('unreachable') }],
  'away open': (_, open) => ['away', OPEN, open],
  'away blocked': (_, open) => ['away', { type: 'reject', error: error('blocked') }, open],
  'away closed': (_, open) => ['away', { type: 'reject', error: error('closed') }, open],
  'away returned': ({ query }, open) => (query.txId === 'another' ? refuse() : ['back', undefined, { ...open, query }]),
  'away resume': (_, open) => ['away', undefined, open],
  'away confirm': (_, open) => ['confirming', { type: 'post', step: 'confirm', body: {} }, open],
  'back confirm': (_, open) => ['confirming', { type: 'post', step: 'confirm', body: {} }, open],
  'confirming answered': ({ body }, open) =>
    body.error ? [open.query ? 'back' : 'away', { type: 'reject', error: body.error }, open] : ['verified', done(body)],
};
const OPEN = { type: 'open' };
const done = (value) => ({ type: 'resolve', value });

const cancel = () => ['cancelled', { type: 'reject', error: error('cancelled') }];

function refuse() {
  throw new BoninError({ ...error('notNow'), kind: 'misuse' });
}

/** @returns what a core is to the driver, and `events`, which it was fed */
export function pageCore() {
  const events = [];
  return {
    events,
    ready: () => true,
    load: async () => {},
    page: makePage,
    open(provider, lang, saved = { name: 'idle' }) {
      let { name, open } = saved;
      return {
        feed(type, data) {
          events.push({ type, ...data });
          const cancels = type === 'cancel' && name !== 'verified';
          const move = cancels ? cancel : (table[`${name} ${type}`] ?? refuse);
          const [next, act, now] = move(data, open);
          [name, open] = [next, now];
          const shown = next === 'away' ? { ...views[next], open } : views[next];
          return { view: shown, act };
        },
        snapshot: () => ({ name, open }),
      };
    },
  };
}

export const popup = { how: 'popup', url: PAGE, fields: { txId: 'tx-1' } };

/** A flow whose proxy answers `request` with what to open, and what can be told of it. */
export function pageFlow({ answer = async () => popup, open, saved, core = pageCore() } = {}) {
  const post = (step, body) => {
    const aborter = new AbortController();
    const answered = Promise.resolve(step === 'request' ? answer(body) : flowAnswers[step]());
    const outcome = answered.then((body) => ({ event: body && { type: 'answered', body } }));
    return { answer: outcome, abort: () => aborter.abort() };
  };
  const flowAnswers = { confirm: async () => ({ ticket: 'the-ticket' }) };
  const flow = createFlow({ core, provider: 'pages', calls, to: { post }, lang: 'en', now: Date.now, open, saved });
  const heard = () => core.events.map(({ type }) => type).filter((type) => /returned|closed|blocked/.test(type));
  return { flow, core, heard, answers: flowAnswers };
}

/** The same, up to the click. */
export async function readyFlow(options) {
  const made = pageFlow(options);
  await made.flow.begin();
  return made;
}

/** Time of the mocked timers, bit by bit: one long tick would go on with an interval that was cleared on the way. */
export function goBy(t, seconds) {
  for (let tenth = 0; tenth < seconds * 10; tenth += 1) t.mock.timers.tick(100);
}
