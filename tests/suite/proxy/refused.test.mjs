/** What is refused, or cut, before it gets into a ticket, a log or a page. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { redeemTicket } from 'bonin/proxy';
import { SECRET } from './fixture.mjs';
import { PHONE, wholeWorld } from './whole-world.mjs';

test('an identity has a size, and so has a ticket', async () => {
  const w = await wholeWorld();
  const { flow } = await w.call('ompass/begin', { method: 'u2f', userId: 'kim' });
  if (flow === undefined) w.emulator.control.options({ provider: 'ompass', users: [{ userId: 'kim', phone: PHONE }] });
  const started = flow ? { flow } : await w.call('ompass/begin', { method: 'u2f', userId: 'kim' });
  w.upstream.fetch = async () =>
    Response.json({ code: 200, data: { user_id: 'kim', more: 'x'.repeat(200_000) } });
  const answer = await w.call('ompass/finish', { token: 'abd' }, started.flow);
  assert.deepEqual([answer.error.reason, answer.error.next, answer.ticket], ['badAnswer', 'restart', undefined]);
  const long = 'x'.repeat(1_000_000);
  await assert.rejects(redeemTicket(long, { secret: SECRET }), { reason: 'tampered' });
});

test('user data that is nested too deep ends the flow as an answer that cannot be read', async () => {
  const w = await wholeWorld();
  w.emulator.control.options({ provider: 'ompass', users: [{ userId: 'kim', phone: PHONE }] });
  const { flow } = await w.call('ompass/begin', { method: 'u2f', userId: 'kim' });
  const more = Array.from({ length: 13 }).reduce((inside) => ({ a: inside }), 1);
  w.upstream.fetch = async () => Response.json({ code: 200, data: { user_id: 'kim', more } });
  const answer = await w.call('ompass/finish', { token: 'abc' }, flow);
  assert.deepEqual(
    [answer.status, answer.error.kind, answer.error.reason, answer.error.next, answer.error.retryable, answer.flow],
    [502, 'network', 'badAnswer', 'restart', false, undefined],
  );
});

test('a flow and a ticket have one spelling', async () => {
  const w = await wholeWorld();
  const { flow } = await w.token();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const parts = flow.split('.');
  let others = 0;
  for (const [index, part] of parts.entries()) {
    for (const letter of part === '' ? [] : letters) {
      const text = parts.with(index, part.slice(0, -1) + letter).join('.');
      if (text === flow) continue;
      others += 1;
      assert.equal((await w.call('mobileok/request', {}, text)).error.reason, 'badSnapshot', text.slice(-6));
    }
  }
  assert.ok(others > 200);
});

test("a provider's code and words are visible characters, and names of strangers are not repeated", async () => {
  const w = await wholeWorld();
  const asked = await w.requested();
  w.upstream.fetch = async () => Response.json({ resultCode: '9\r\n<b>', resultMsg: '<i>\u202e\r\nx: y\u200b\u{e0041}' });
  const { error } = await w.call('mobileok/confirm', w.code(asked, '000000'), asked.flow);
  assert.deepEqual([error.code, error.message], ['9b', '<i>x: y']);
  const unknown = await w.call('mobileok/token', { '홍길동 01012345678': 1 });
  assert.deepEqual([unknown.error.reason, unknown.error.field], ['unknownField', 'body']);
});

test('no page with a backslash in its address is opened', async () => {
  const w = await wholeWorld();
  w.upstream.fetch = async () => new Response('{"code":200,"data":{"ompass_uri":"http://emulator.test\\\\@evil.example/"}}');
  const answer = await w.call('ompass/begin', { method: 'u2f', userId: 'kim' });
  assert.deepEqual([answer.url, answer.error.reason], [undefined, 'badAnswer']);
});
