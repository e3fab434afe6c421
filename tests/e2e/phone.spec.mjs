// The PASS app and the calls: what the person does on the phone decides.
import { expect, test } from './support/demo.mjs';
import { NUMBER } from './support/person.mjs';

test('PASS: not approved yet, then approved', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'pass');
  await steps.button(steps.t.flow.approved).click();
  await expect(page.locator('#waiting')).toHaveText(steps.t.flow.notYet);
  await phone.act(NUMBER, 'approve');
  await steps.button(steps.t.flow.approved).click();
  await steps.verified();
});

test('PASS: declined, then by text message', async ({ demo, phone, steps }) => {
  await steps.ask(demo, 'pass');
  await phone.act(NUMBER, 'decline');
  await expect(steps.heading(steps.t.outcome.failed)).toBeFocused({ timeout: 10_000 });
  await steps.button(steps.t.outcome.again).click();
  await steps.choose('sms');
  await steps.fill();
  await steps.send();
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
});

test('PASS: the person changes to a text message on the way', async ({ demo, phone, steps }) => {
  await steps.ask(demo, 'pass');
  await steps.button(steps.t.flow.toSms).click();
  await expect(steps.heading(steps.t.form.heading)).toBeFocused();
  await steps.fill();
  await steps.send();
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
});

test('PASS: no app on this phone; the form offers the text message', async ({ page, demo, steps }) => {
  await steps.open(demo);
  await steps.choose('pass');
  await steps.tryFailure('010-0000-6704');
  await steps.send();
  await steps.button(steps.t.flow.toSms).click();
  await expect(steps.heading(steps.t.form.heading)).toBeFocused();
  await expect(page.locator('.chosen')).toContainText(steps.t.methods.sms[0]);
});

test('PASS goes on after the page was loaded anew', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'pass');
  await page.reload();
  await steps.button(steps.t.resume.go).click();
  await expect(steps.heading(steps.t.flow.app)).toBeFocused();
  await phone.act(NUMBER, 'approve');
  await steps.verified();
});

for (const [action, what] of [
  ['miss', 'not answered'],
  ['busy', 'the line is busy'],
  ['dismiss', 'dismissed'],
]) {
  test(`ARS: ${what}, then called again`, async ({ page, demo, phone, steps }) => {
    await steps.ask(demo, 'ars');
    await steps.button(steps.t.flow.start).click();
    await expect(steps.button(steps.t.flow.keyed)).toBeFocused();
    await phone.act(NUMBER, action);
    await expect(page.locator('.alert')).toBeVisible({ timeout: 10_000 });
    await steps.button(steps.t.flow.again).click();
    await expect(steps.button(steps.t.flow.keyed)).toBeVisible();
    await phone.act(NUMBER, 'answer');
    // The page asks by itself and may have the result before any further click.
    await phone.act(NUMBER, 'key', { digits: await steps.arsNumber() });
    await steps.verified();
  });
}

test('ARS: hung up without keying anything in, so it starts over', async ({ demo, phone, steps }) => {
  await steps.ask(demo, 'ars');
  await steps.button(steps.t.flow.start).click();
  await expect(steps.button(steps.t.flow.keyed)).toBeFocused();
  await phone.act(NUMBER, 'answer');
  await phone.act(NUMBER, 'hangUp');
  await expect(steps.heading(steps.t.outcome.failed)).toBeFocused({ timeout: 10_000 });
  await expect(steps.button(steps.t.outcome.again)).toBeVisible();
});

test('ARS: no result yet, then keyed in at the second try', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'ars');
  await steps.button(steps.t.flow.start).click();
  await steps.button(steps.t.flow.keyed).click();
  await expect(page.locator('#waiting')).toHaveText(steps.t.flow.callNotYet);
  const number = await steps.arsNumber();
  await phone.act(NUMBER, 'answer');
  await phone.act(NUMBER, 'key', {
    digits: `${number}0`.slice(-number.length) === number ? '9' : `${number}0`.slice(-number.length),
  });
  await phone.act(NUMBER, 'key', { digits: number });
  await steps.verified();
});
