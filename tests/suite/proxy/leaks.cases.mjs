import { createFixture } from './fixture.mjs';
import { PERSON } from './provider.mjs';

const CONSOLE = ['debug', 'error', 'info', 'log', 'trace', 'warn'];

async function withConsole(run) {
  const lines = [];
  const real = CONSOLE.map((name) => [name, console[name]]);
  for (const name of CONSOLE) console[name] = (...words) => lines.push([name, ...words]);
  try {
    await run();
  } finally {
    for (const [name, log] of real) console[name] = log;
  }
  return lines;
}

export const cases = [
  {
    name: 'no personal datum, token or sealed text in any answer, header, error, event or log',
    async run({ assert, bonin, vectors }) {
      const events = [];
      const texts = [];
      const tokens = [];
      let own;
      const changes = [
        {},
        { clientTxId: 'someone-else-0000000' },
        { issueDate: '2020-01-01 00:00:00.000' },
        { userName: { first: PERSON.userName } },
        { serviceType: 9 },
      ];
      const lines = await withConsole(async () => {
        for (const change of changes) {
          const fixture = createFixture({ bonin, vectors }, { onEvent: (event) => events.push(event) });
          const { provider } = fixture;
          provider.answers.confirm = async (usual) => ({
            ...usual,
            resultMsg: 'x',
            encryptMOKResult: await provider.seal(JSON.stringify(provider.result(change))),
          });
          const flow = await fixture.request();
          for (const answer of [
            await fixture.confirm(flow),
            await fixture.confirm(flow),
            await fixture.confirm(`${flow}x`),
          ]) {
            texts.push(answer.text, JSON.stringify([...answer.headers]));
          }
          tokens.push('token-1', 'token-2', provider.made.clientTxId);
          own = fixture.sealed;
        }
      });
      assert.deepEqual(lines, []);
      const said = [...texts, JSON.stringify(events)];
      for (const mark of [
        ...Object.values(PERSON).filter((value) => value.length > 1),
        ...tokens,
        own,
        'stack',
        'cause',
      ]) {
        assert.ok(!said.some((text) => text.includes(mark)), `found ${mark}`);
      }
    },
  },
  {
    name: 'what goes to the provider: the configured address, three headers at most, nothing of the browser',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      await fixture.post(
        'token',
        {},
        { headers: { cookie: 'session=1', 'user-agent': 'browser', 'x-forwarded-for': '192.0.2.1' } },
      );
      const [{ url, init }] = fixture.provider.requests;
      assert.equal(url, 'https://provider.test/agent/v1/token/get');
      assert.deepEqual(
        [init.method, init.redirect, init.headers],
        ['POST', 'manual', { accept: 'application/json', 'content-type': 'application/json' }],
      );
    },
  },
];
