// What a proxy and its page make of an emulator that lies, breaks off and talks nonsense.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METHODS, newWorld } from './world.mjs';

/** What comes of a confirm with the right code under this order. */
async function confirmed(order) {
  const world = await newWorld();
  const flow = await world.asked(METHODS.SMS);
  world.control.fault(order);
  return { world, flow, confirm: () => flow.confirm(world.phone.latestCode()) };
}

for (const part of ['base64', 'ciphertext', 'extra', 'hash', 'key', 'padding', 'rsa', 'separator', 'truncated']) {
  test(`an envelope altered in its ${part} is not believed`, async () => {
    const { confirm } = await confirmed({ kind: 'envelope', part });
    await assert.rejects(confirm(), { kind: 'tampered', reason: 'tampered' });
  });
}

for (const [name, order, expected] of [
  ['of another transaction', { kind: 'otherTransaction' }, { kind: 'tampered', reason: 'otherTransaction' }],
  ['that is too old', { kind: 'issueDate', minutes: -11 }, { kind: 'expired', reason: 'resultTooOld' }],
  ['from the future', { kind: 'issueDate', minutes: 5 }, { kind: 'config', reason: 'resultInFuture' }],
]) {
  test(`a result ${name} is not believed`, async () => {
    const { confirm, flow } = await confirmed(order);
    await assert.rejects(confirm(), expected);
    assert.match(flow.state.name, /^(failed|expired)$/);
  });
}

test('a result that is nine minutes old, or a minute early, is', async () => {
  for (const minutes of [-9, 1]) {
    const { confirm, flow } = await confirmed({ kind: 'issueDate', minutes });
    await confirm();
    assert.equal(flow.state.name, 'verified');
  }
});

test('the result of the flow before is not believed', async () => {
  const world = await newWorld();
  const first = await world.asked(METHODS.SMS);
  await first.confirm(world.phone.latestCode());
  world.control.fault({ kind: 'replay' });
  const second = await world.asked(METHODS.SMS);
  await assert.rejects(second.confirm(world.phone.latestCode()), { kind: 'tampered', reason: 'otherTransaction' });
});

const ODD = [{ clientTxId: 5 }, { issueDate: null }, { userName: 5 }, { ci: {} }, { userPhone: [] }, { txId: true }];
for (const set of ODD) {
  test(`a result with ${JSON.stringify(set)} is not believed`, async () => {
    const { confirm, flow } = await confirmed({ kind: 'result', set });
    await assert.rejects(confirm(), (error) => ['tampered', 'network'].includes(error.kind));
    assert.notEqual(flow.state.name, 'verified');
  });
}

for (const step of ['token', 'request', 'resend', 'confirm']) {
  for (const order of [{ kind: 'drop' }, { kind: 'html' }, { kind: 'empty' }, { kind: 'notJson' }]) {
    test(`${step}: ${order.kind} is a network error`, async () => {
      const world = await newWorld();
      const flow = world.newFlow();
      const run = {
        token: () => flow.begin(),
        request: () => flow.request(METHODS.SMS),
        resend: () => flow.resend(),
        confirm: () => flow.confirm(world.phone.latestCode()),
      };
      for (const before of Object.keys(run).slice(0, Object.keys(run).indexOf(step))) await run[before]();
      world.control.fault({ step, ...order });
      await assert.rejects(run[step](), { kind: 'network' });
      // The service never saw what dropped before it.
      if (order.kind === 'drop') await run[step]();
    });
  }
}

test('plain text that is JSON is read as JSON', async () => {
  const { confirm, world } = await confirmed({ step: 'any', kind: 'textPlain', times: 'always' });
  const { ticket } = await confirm();
  assert.equal((await world.redeem(ticket)).name, METHODS.SMS.userName);
});

test('both names of the request date are read', async () => {
  for (const requestDate of ['reqDate', 'reqdate']) {
    const world = await newWorld();
    world.control.options({ requestDate });
    const flow = await world.asked(METHODS.SMS);
    await flow.confirm(world.phone.latestCode());
    assert.equal(flow.state.name, 'verified');
  }
});

for (const key of ['missing', 'text', 'weak', 'ec']) {
  test(`a public key that is ${key} seals nothing`, async () => {
    const world = await newWorld();
    world.control.fault({ kind: 'publicKey', key });
    const flow = world.newFlow();
    await assert.rejects(async () => {
      await flow.begin();
      await flow.request(METHODS.SMS);
    });
    assert.deepEqual(world.control.log().map(({ step }) => step), ['token'], 'nothing was sent under it');
  });
}

test('a code at each step reaches the page, with its counts', async () => {
  const world = await newWorld();
  const flow = await world.asked(METHODS.SMS);
  world.control.fault({ step: 'confirm', kind: 'code', code: '2910', retryCount: '1', token: true });
  await assert.rejects(flow.confirm('111111'), { code: '2910', next: 'retryCode' });
  assert.equal(flow.state.attemptsLeft, 1);
  world.control.fault({ step: 'resend', kind: 'code', code: '4302' });
  await assert.rejects(flow.resend(), { code: '4302' });
  await flow.confirm(world.phone.latestCode());
  assert.equal(flow.state.name, 'verified');
});
