// The examples of the guide to NETS*SSO, run against the emulator, and its table of states against the types.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { PASSWORD, netsWorld } from '../suite/emulator/nets-world.mjs';
import { read, rows } from './documents.mjs';
import { importAnew, newProject, writeExample } from './modules.mjs';

const GUIDES = ['pkg-template/docs/nets.md', 'pkg-template/docs/nets.ko.md'];
const hong = { userID: 'hong', password: PASSWORD };

let project;
before(() => (project = newProject()));
after(() => project?.remove());

const example = (name, changes) => importAnew(writeExample(project.folder, GUIDES[0], name, changes));

/** The settings of the example, with the emulator's addresses in the place of those that are nobody's. */
async function world() {
  const { providers } = await example('netsSettings', {
    'https://agent.shop.example/nsso': 'http://emulator.test/nets/site-a/agent',
    'sso.group.example': 'emulator.test',
    'https://www.shop.example/': 'http://emulator.test/',
  });
  return netsWorld(providers.nets);
}

const asks = (more) => {
  const shown = [];
  const show = (error) => shown.push(error);
  const ask = { credentials: () => hong, code: assert.fail, stay: assert.fail, show, ...more };
  return { ask, shown };
};

test('logged on at last, with a ticket of this nonce', async () => {
  const { logOn } = await example('nets');
  const { newBrowser, redeem } = await world();
  const given = [{ ...hong, password: 'wrong' }, hong];
  const { ask, shown } = asks({ credentials: () => given.shift() });
  const browser = newBrowser();
  const { ticket } = await logOn(browser.flowOf(), ask, 'mine');
  assert.deepEqual(shown.map(({ code, next }) => [code, next]), [['11020004', 'checkInput']]);
  const { userId, nonce, method } = await redeem(ticket);
  assert.deepEqual([userId, nonce, method], ['hong', 'mine', 'encryptedBasic']);
  const again = await logOn(browser.flowOf(), asks({ credentials: assert.fail }).ask, 'mine');
  assert.equal((await redeem(again.ticket)).method, 'sso');
});

test('a second factor, and a choice', async () => {
  const { logOn } = await example('nets');
  const { newBrowser, phone, redeem } = await world();
  const otp = asks({ credentials: () => ({ ...hong, userID: 'otp' }), code: () => phone.latestCode() });
  assert.equal((await redeem((await logOn(newBrowser().flowOf(), otp.ask)).ticket)).method, 'ntfa');
  const chosen = [];
  const stay = ({ userId, ip }) => chosen.push(userId, ip) > 0;
  const choose = asks({ credentials: () => ({ ...hong, userID: 'choose' }), stay });
  await logOn(newBrowser().flowOf(), choose.ask);
  assert.ok((await logOn(newBrowser().flowOf(), choose.ask)).ticket);
  assert.deepEqual(chosen, ['choose', '203.0.113.7']);
});

test('an end is thrown, and so is what is no error of the flow', async () => {
  const { logOn } = await example('nets');
  const { newBrowser, control } = await world();
  control.fault({ provider: 'nets', step: 'check', kind: 'authStatus', word: 'SSOAccessDenied' });
  await assert.rejects(logOn(newBrowser().flowOf(), asks().ask), { kind: 'rejected' });
  const gone = asks({ credentials: () => Promise.reject(new RangeError('gave up')) });
  await assert.rejects(logOn(newBrowser().flowOf(), gone.ask), RangeError);
  assert.deepEqual(gone.shown, []);
});

test('what the flow comes upon by itself is told: a logon in another tab, and its end', async () => {
  const { follow } = await example('netsFollow');
  const { newBrowser, control, redeem } = await world();
  const browser = newBrowser();
  const waiting = browser.flowOf();
  await waiting.begin();
  const tab = browser.flowOf();
  await tab.begin();
  await tab.logon(hong);
  control.advance(70_000);
  const resumed = browser.clientOf('site-a').resume(waiting.snapshot());
  let stop;
  let ended;
  const over = new Promise((resolve) => (ended = resolve));
  const { ticket } = await new Promise((loggedOn) => {
    stop = follow(resumed, { loggedOn, loggedOut: ended });
  });
  assert.equal((await redeem(ticket)).userId, 'hong');
  await tab.logoff();
  await browser.navigate(tab.state.open.url);
  await resumed.check();
  assert.equal((await over).name, 'loggedOut');
  stop();
});

test('the page goes there itself, and a snapshot of it is kept', async () => {
  const here = { 'https://www.shop.example': 'http://emulator.test' };
  const { goThere } = await example('netsPage', here);
  const { newBrowser } = await world();
  const browser = newBrowser();
  const flow = browser.flowOf();
  await flow.begin();
  const kept = [];
  const { name, open } = await goThere(flow, (snapshot) => kept.push(snapshot));
  assert.deepEqual([name, open.how, kept.length], ['awaitingReturn', 'redirect', 1]);
  assert.equal(browser.clientOf('site-a').resume(kept[0]).state.name, 'awaitingReturn');
});

test('the tables name every state, action, setting and generation', () => {
  const words = (type) => {
    const types = read('pkg-template/types/nets/client.d.ts');
    const [, union] = types.match(new RegExp(`export type ${type} =(.*?);\\n`, 's'));
    return [...union.matchAll(/'(\w+)'/g)].map(([, word]) => word).sort();
  };
  const types = read('pkg-template/types/nets/proxy.d.ts');
  const [, settings] = types.match(/export interface NetsSettings \{(.*?)\n\}/s);
  const names = [...settings.matchAll(/^ {2}readonly (\w+)/gm)].map(([, name]) => name);
  for (const guide of GUIDES) {
    const table = rows(read(guide));
    const known = words('NetsStateName');
    const states = table.filter(([cell]) => cell.split(' ').every((word) => known.includes(word)));
    assert.deepEqual(states.flatMap(([cell]) => cell.split(' ')).sort(), known, guide);
    const actions = new Set(states.flatMap(([, , cell]) => cell.split(' ').filter(Boolean)));
    assert.deepEqual([...actions].sort(), words('NetsAction'), guide);
    const first = table.map(([cell]) => cell);
    assert.deepEqual(names.filter((name) => !first.includes(name)), [], guide);
    const [, generations] = types.match(/export type NetsGeneration = (.*?);/);
    for (const [word] of generations.matchAll(/'\w+'/g)) assert.ok(first.join(' ').includes(word), `${guide}: ${word}`);
  }
});
