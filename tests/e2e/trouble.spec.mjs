// What goes wrong with a code or a form, and how a person gets on from there.
import { expect, test } from './support/demo.mjs';
import { wrong } from './support/phone.mjs';
import { NUMBER } from './support/person.mjs';

test('a wrong code, then the right one', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'sms');
  const code = await phone.code(NUMBER);
  await steps.type(wrong(code));
  const input = page.getByLabel(steps.t.flow.codeLabel);
  await expect(input).toBeFocused();
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await expect(input).toHaveAccessibleDescription(/.+/);
  await expect(page.getByText(steps.t.flow.attemptsLeft(2))).toBeVisible();
  await input.press('1');
  await expect(input).not.toHaveAttribute('aria-invalid');
  await expect(input).toHaveAccessibleDescription(steps.t.flow.attemptsLeft(2));
  await steps.type(code);
  await steps.verified();
});

test('a code that is none is refused before anything is sent', async ({ page, demo, sent, steps }) => {
  await steps.ask(demo, 'sms');
  const before = sent.length;
  await steps.type('12ab');
  await steps.button(steps.t.flow.confirm).click();
  const input = page.getByLabel(steps.t.flow.codeLabel);
  await expect(input).toBeFocused();
  await expect(input).toHaveValue('12');
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  expect(sent.length).toBe(before);
});

test('a code is pasted with the message around it', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'sms');
  const code = await phone.code(NUMBER);
  await steps.type(`[Web발신] 인증번호는 [${code}]입니다. 010-1234-5678`);
  await steps.verified();
  await expect(page.locator('.alert')).toHaveCount(0);
});

test('the number is changed on the way: the form still holds the rest', async ({ page, demo, phone, steps }) => {
  const { form, flow } = steps.t;
  await steps.ask(demo, 'sms', { userPhone: '010-5555-0001' });
  await steps.button(flow.changeNumber).click();
  await expect(steps.heading(form.heading)).toBeFocused();
  await page.getByLabel(form.userPhone).fill(NUMBER);
  await steps.send();
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
});

test('the browser’s Back button goes back a step, and gives up what waited', async ({ page, demo, steps }) => {
  await steps.ask(demo, 'sms');
  await page.goBack();
  await expect(steps.heading(steps.t.form.heading)).toBeFocused();
  await expect(page.getByLabel(steps.t.form.userName)).not.toHaveValue('');
  await page.goBack();
  await expect(steps.heading(steps.t.methods.heading)).toBeFocused();
});

test('without a network the page says so, and goes on when it is back', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'pass');
  const line = page.getByText(steps.t.flow.offline).first();
  await page.context().setOffline(true);
  await expect(line).toBeVisible();
  await phone.act(NUMBER, 'approve');
  await page.context().setOffline(false);
  await expect(line).toBeHidden();
  await steps.verified();
});

test('send again: the new code counts, and fewer resends are left', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'lms');
  const first = await phone.code(NUMBER);
  await expect(page.getByText(steps.t.flow.resendsLeft(3))).toBeVisible();
  await steps.button(steps.t.flow.resend).click();
  await expect(page.getByText(steps.t.flow.resendsLeft(2))).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(steps.t.flow.resent);
  const second = await phone.code(NUMBER, 2);
  if (second !== first) {
    await steps.type(first);
    await expect(page.getByText(steps.t.flow.attemptsLeft(2))).toBeVisible();
  }
  await steps.type(second);
  await steps.verified();
});

test('three wrong codes end it, and it can be started over', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'sms');
  const code = await phone.code(NUMBER);
  for (const left of [2, 1]) {
    await steps.type(wrong(code));
    await expect(page.getByText(steps.t.flow.attemptsLeft(left))).toBeVisible();
  }
  await steps.type(wrong(code));
  await expect(steps.heading(steps.t.outcome.failed)).toBeFocused();
  await steps.button(steps.t.outcome.again).click();
  await expect(steps.heading(steps.t.methods.heading)).toBeFocused();
});

test('the provider finds the code too old: a new one is sent', async ({ page, demo, phone, control, steps }) => {
  await steps.ask(demo, 'sms');
  const code = await phone.code(NUMBER);
  await control('advance', { ms: 3 * 60_000 + 1000 });
  await steps.type(code);
  await expect(page.getByText(steps.t.flow.codeOver).first()).toBeVisible();
  await expect(steps.button(steps.t.flow.confirm)).toHaveAttribute('aria-disabled', 'true');
  await steps.button(steps.t.flow.resend).click();
  await steps.type(await phone.code(NUMBER, 2));
  await steps.verified();
});

test('the provider finds the whole too late: it is over', async ({ demo, phone, control, steps }) => {
  await steps.ask(demo, 'sms');
  const code = await phone.code(NUMBER);
  await control('advance', { ms: 8 * 60_000 });
  await steps.type(code);
  await expect(steps.heading(steps.t.outcome.expired)).toBeFocused();
});

test('by the page’s own clock: warned at 60 and 10 seconds, then the code is over, then the whole', async ({
  page,
  demo,
  phone,
  steps,
}) => {
  await page.clock.install();
  await steps.ask(demo, 'sms');
  await phone.code(NUMBER);
  const spoken = page.getByRole('status');
  const { codeTime, timeLeft, codeOver } = steps.t.flow;
  await page.clock.runFor(2 * 60_000 + 1000);
  await expect(spoken).toHaveText(new RegExp(timeLeft(codeTime, '\\d\\d')));
  await page.clock.runFor(50_000);
  await expect(spoken).toHaveText(new RegExp(timeLeft(codeTime, '(9|10)')));
  await page.clock.runFor(10_000);
  await expect(spoken).toHaveText(codeOver);
  await expect(steps.button(steps.t.flow.resend)).not.toHaveAttribute('aria-disabled', 'true');
  await page.clock.runFor(4 * 60_000);
  await expect(steps.heading(steps.t.outcome.expired)).toBeFocused();
});

test('everything that is missing is shown at once, and the first of it is in focus', async ({
  page,
  demo,
  sent,
  steps,
}) => {
  await steps.open(demo);
  await steps.choose('sms');
  const before = sent.filter((request) => request.method() === 'POST').length;
  await steps.send();
  await expect(page.locator('.field .error:visible')).toHaveCount(6);
  await expect(page.getByLabel(steps.t.form.userName)).toBeFocused();
  const { missing } = steps.t.form;
  const name = page.getByLabel(steps.t.form.userName);
  await expect(name).toHaveAccessibleDescription(new RegExp(missing.userName));
  await expect(page.getByRole('radiogroup', { name: steps.t.form.userGender })).toHaveAttribute('aria-invalid', 'true');
  expect(sent.filter((request) => request.method() === 'POST').length).toBe(before);
});

test('an error goes as soon as its field is changed, and no other one does', async ({ page, demo, steps }) => {
  const { form } = steps.t;
  await steps.open(demo);
  await steps.choose('sms');
  await steps.send();
  const errors = page.locator('.field .error:visible');
  await expect(errors).toHaveCount(6);
  const name = page.getByLabel(form.userName);
  await name.pressSequentially('홍');
  await expect(errors).toHaveCount(5);
  await expect(name).not.toHaveAttribute('aria-invalid');
  await expect(name).not.toHaveAccessibleDescription(new RegExp(form.missing.userName));
  const [[, gender]] = form.genders;
  await page.getByText(gender, { exact: true }).click();
  await expect(errors).toHaveCount(4);
  await page.getByLabel(form.providerId).selectOption({ index: 1 });
  await expect(errors).toHaveCount(3);
});

test('a date that does not exist is shown where it stands, then mended', async ({ page, demo, phone, steps }) => {
  await steps.open(demo);
  await steps.choose('sms');
  await steps.fill({ userBirthday: '19990230' });
  await steps.send();
  const birthday = page.getByLabel(steps.t.form.userBirthday);
  await expect(birthday).toBeFocused();
  await expect(birthday).toHaveAttribute('aria-invalid', 'true');
  await birthday.fill('1987-04-13');
  await steps.send();
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
});

test('a name that the carrier does not know, then the right one', async ({ page, demo, phone, control, steps }) => {
  await control('fault', { step: 'request', kind: 'code', code: '2910' });
  await steps.open(demo);
  await steps.choose('sms');
  await steps.fill({ userName: '틀린이름' });
  await steps.send();
  await expect(page.locator('.alert')).toBeVisible();
  await expect(steps.heading(steps.t.form.heading)).toBeVisible();
  await steps.fill();
  await steps.send();
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
});

test('cancelled: no ticket, and the form still holds what was typed', async ({ page, demo, steps }) => {
  await steps.ask(demo, 'sms');
  await steps.button(steps.t.flow.cancel).click();
  await expect(steps.heading(steps.t.outcome.cancelled)).toBeFocused();
  await steps.button(steps.t.outcome.once).click();
  await expect(page.getByLabel(steps.t.form.userName)).not.toHaveValue('');
});

test('the page is loaded anew: the flow goes on, and nothing typed was kept', async ({ page, demo, phone, steps }) => {
  await steps.ask(demo, 'sms');
  const code = await phone.code(NUMBER);
  await page.reload();
  await expect(steps.heading(steps.t.resume.heading)).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  expect(kept).not.toContain(NUMBER);
  await steps.button(steps.t.resume.go).click();
  await expect(page.getByLabel(steps.t.flow.codeLabel)).toBeFocused();
  await steps.type(code);
  await steps.verified();
  await page.reload();
  await expect(steps.heading(steps.t.methods.heading)).toBeVisible();
});

test('the network fails at each step, and the step is tried again', async ({ page, demo, phone, steps }) => {
  const failOnce = (step) => page.route(`**/bonin/mobileok/${step}`, (route) => route.abort(), { times: 1 });
  for (const step of ['token', 'request', 'resend', 'confirm']) await failOnce(step);
  await steps.open(demo);
  await steps.choose('sms');
  await steps.fill();
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await steps.send();
    await expect(page.locator('.alert')).toBeVisible();
    await expect(steps.button(steps.t.form.submit)).toBeEnabled();
  }
  await steps.send();
  await expect(page.getByLabel(steps.t.flow.codeLabel)).toBeFocused();
  await steps.button(steps.t.flow.resend).click();
  await expect(page.locator('.alert')).toBeVisible();
  await expect(page.getByText(steps.t.flow.resendsLeft(3))).toBeVisible();
  const code = await phone.code(NUMBER);
  await steps.type(code);
  await expect(page.locator('.alert')).toBeVisible();
  await expect(page.getByLabel(steps.t.flow.codeLabel)).toBeFocused();
  await steps.button(steps.t.flow.confirm).click();
  await steps.verified();
});

test('a double click sends one request', async ({ page, demo, sent, steps }) => {
  await steps.open(demo);
  await steps.choose('sms');
  await steps.fill();
  await steps.button(steps.t.form.submit).dblclick();
  await expect(steps.heading(steps.t.flow.code)).toBeVisible();
  expect(sent.filter((request) => request.url().endsWith('/mobileok/request'))).toHaveLength(1);
});
