// The page, the proxy and the emulator together: every method, to its end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METHODS, PHONE, magic, newWorld, patiently } from './world.mjs';

/** What the person does so that the flow is verified. */
const PERSON = {
  PASS: async ({ phone }, flow) => {
    await assert.rejects(flow.confirm(), { code: '6702', next: 'wait' });
    phone.approve();
    return flow.confirm();
  },
  SMS: ({ phone }, flow) => flow.confirm(phone.latestCode()),
  LMS: ({ phone }, flow) => flow.confirm(phone.latestCode()),
  SMSAuth: ({ phone }, flow) => flow.confirm(phone.latestCode()),
  ARS: async ({ phone }, flow) => {
    await flow.call();
    await assert.rejects(flow.confirm(), { code: '4500', next: 'wait' });
    phone.answer();
    phone.key(flow.state.arsNumber);
    return flow.confirm();
  },
  ARSAuth: ({ phone }, flow) => flow.confirm(phone.answer().call.spoken),
};

for (const [method, info] of Object.entries(METHODS)) {
  test(`${method}: verified, and the ticket says who`, async () => {
    const world = await newWorld();
    const flow = await world.asked(info);
    const { ticket } = await PERSON[method](world, flow);
    assert.equal(flow.state.name, 'verified');
    const identity = await world.redeem(ticket);
    assert.equal(identity.phone, PHONE);
    assert.equal(identity.assurance, method.endsWith('Auth') ? 'possession' : 'identity');
    assert.equal(typeof identity.ci, method.endsWith('Auth') ? 'undefined' : 'string');
  });

  test(`${method}: the number that approves everything does`, async () => {
    const world = await newWorld();
    const flow = await world.asked(magic(info, '2000'));
    if (method === 'ARS') await flow.call();
    await flow.confirm(['PASS', 'ARS'].includes(method) ? undefined : '123456');
    assert.equal(flow.state.name, 'verified');
  });
}

for (const [method, wrong] of [['SMS', '2910'], ['LMS', '2910'], ['SMSAuth', '4013'], ['ARSAuth', '4013']]) {
  test(`${method}: three wrong codes and it is over`, async () => {
    const world = await newWorld();
    const flow = await world.asked(METHODS[method]);
    const right = method === 'ARSAuth' ? world.phone.answer().call.spoken : world.phone.latestCode();
    const other = right === '111111' ? '222222' : '111111';
    for (const left of [2, 1]) {
      await assert.rejects(flow.confirm(other), { code: wrong, next: 'retryCode' });
      assert.equal(flow.state.attemptsLeft, left);
    }
    const over = { code: wrong, reason: 'noAttempts', next: 'restart', retryable: false };
    await assert.rejects(flow.confirm(other), { ...over, message: /^(No attempts are left|입력 횟수를 모두)/ });
    assert.equal(flow.state.name, 'failed');
  });
}

test('a code is sent again three times; the newest is the one that counts', async () => {
  const world = await newWorld();
  const flow = await world.asked(METHODS.SMS);
  for (const left of [2, 1, 0]) {
    await flow.resend();
    assert.equal(flow.state.resendsLeft, left);
  }
  await assert.rejects(flow.resend(), { kind: 'misuse', reason: 'noResends' });
  await flow.confirm(world.phone.latestCode());
  assert.equal(flow.state.name, 'verified');
});

test('calls that were not answered are made again, answered ones are not', async () => {
  for (const act of ['dismiss', 'busy', 'miss', 'hangUp']) {
    const next = act === 'hangUp' ? 'failed' : 'awaitingCall';
    const world = await newWorld();
    const flow = await world.asked(METHODS.ARS);
    await flow.call();
    if (act === 'hangUp') world.phone.answer();
    world.phone[act]();
    await assert.rejects(flow.confirm());
    assert.equal(flow.state.name, next, act);
    if (next === 'failed') continue;
    await flow.call();
    world.phone.answer();
    world.phone.key(flow.state.arsNumber);
    await flow.confirm();
    assert.equal(flow.state.name, 'verified');
  }
});

test('not yet, twice, and then it approves by itself', async () => {
  for (const code of ['6702', '6703']) {
    const world = await newWorld();
    const flow = await world.asked(magic(METHODS.PASS, code));
    const { codes } = await patiently(world, () => flow.confirm());
    assert.deepEqual(codes, [code, code]);
    assert.equal(flow.state.name, 'verified');
  }
});

test('every number that refuses gives its code to the page', async () => {
  const { control } = await newWorld();
  const refuses = /(2910|4012|4023|670[147]|675\d|9999)$/;
  const refusing = control.numbers().filter(({ phone }) => refuses.test(phone));
  assert.ok(refusing.length >= 9);
  for (const { phone, methods } of refusing) {
    const world = await newWorld();
    const flow = world.newFlow();
    await flow.begin();
    const info = { ...METHODS[methods[0]], userPhone: phone };
    await assert.rejects(flow.request(info), { kind: /rejected|network|config/, code: phone.slice(-4) }, phone);
  }
});

test('the network fails at the request, and the same flow goes on', async () => {
  for (const digits of ['0001', '0003']) {
    const world = await newWorld();
    const flow = world.newFlow();
    await flow.begin();
    await assert.rejects(flow.request(magic(METHODS.SMS, digits)), { kind: 'network', retryable: true });
    assert.equal(flow.state.name, 'ready');
    await flow.request(magic(METHODS.SMS, digits));
    assert.equal(flow.state.name, 'awaitingCode');
  }
});
