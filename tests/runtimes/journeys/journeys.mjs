/** Whole ways to a ticket over HTTP, for a page and for a client on a server. */

const person = { userName: '홍길동', userPhone: '010-1234-5678', userBirthday: '19900101' };
const bySms = {
  ...person,
  serviceType: 'telcoAuth',
  reqAuthType: 'SMS',
  providerId: 'SKT',
  usageCode: '01005',
  userGender: '1',
  userNation: '0',
};

/**
 * @typedef {object} World
 * @property {typeof import('node:assert/strict')} assert
 * @property {typeof import('bonin')} bonin
 * @property {string} url where the service is
 */

/** @type {Record<string, (world: World) => Promise<void>>} */
export const journeys = {
  async 'mobileOK by SMS: a wrong code, the right one, a ticket that is good once'({ assert, bonin, url }) {
    const flow = clientOf(bonin, url).mobileok();
    await flow.begin();
    await flow.request(bySms);
    const code = await ask(url, 'code');
    const wrong = code === '111111' ? '222222' : '111111';
    await assert.rejects(flow.confirm(wrong), { kind: 'rejected', next: 'retryCode' });
    const { ticket } = await flow.confirm(code);
    assert.equal(flow.state.name, 'verified');
    assert.deepEqual(await ask(url, 'redeem', ticket), { name: person.userName });
    assert.deepEqual(await ask(url, 'redeem', ticket), { kind: 'rejected', reason: 'resultUsed' });
  },

  async 'Toss cert by push: not yet, approved, a ticket'({ assert, bonin, url }) {
    const flow = clientOf(bonin, url).tossCert();
    await flow.begin();
    await flow.request(person);
    await assert.rejects(flow.confirm(), { next: 'wait' });
    await ask(url, 'approve');
    const { ticket } = await flow.confirm();
    assert.deepEqual(await ask(url, 'redeem', ticket), { name: person.userName });
  },

  async 'what is wrong is told before it is sent, and a proxy that is not there is network'({ assert, bonin, url }) {
    const flow = clientOf(bonin, url).mobileok();
    await flow.begin();
    await assert.rejects(flow.request({ ...bySms, userPhone: '1' }), { kind: 'misuse', field: 'userPhone' });
    const lost = bonin.createClient({ proxyUrl: 'http://127.0.0.1:9/bonin' }).mobileok();
    await assert.rejects(lost.begin(), { kind: 'network', retryable: true });
  },
};

const clientOf = ({ createClient }, url) => createClient({ proxyUrl: `${url}/bonin`, lang: 'en' });

async function ask(url, what, body) {
  const response = await fetch(`${url}/test/${what}`, { method: 'POST', body });
  return response.json();
}
