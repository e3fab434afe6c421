// For everyone: axe on each view in both languages and both schemes, and a journey by keyboard alone.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/demo.mjs';
import { NUMBER, PERSON } from './support/person.mjs';
import { createSteps } from './support/steps.mjs';

/** On a narrow page the phone's pane hides the main part. */
const OTHER_PANE = ['landmark-one-main'];

async function checked(page, without = []) {
  // Colours on their way from one state to another are neither.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((each) => each.effect.getTiming().iterations === 1)
        .map((each) => each.finished),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).disableRules(without).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
}

for (const [lang, scheme] of [
  ['ko', { wide: 'light', narrow: 'dark' }],
  ['en', { wide: 'dark', narrow: 'light' }],
]) {
  test(`axe finds nothing on any view, ${lang}`, async ({ page, demo, phone }, { project }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme[project.name] });
    const steps = createSteps(page, lang);
    const { t } = steps;
    await steps.open(demo);
    await checked(page);
    await steps.choose('sms');
    await steps.lookAtPhone();
    await page.getByText(t.fill.failures).click();
    await checked(page, OTHER_PANE);
    await steps.lookAtPage();
    await steps.send();
    await checked(page);
    await steps.fill();
    await steps.send();
    await expect(page.getByLabel(t.flow.codeLabel)).toBeFocused();
    await checked(page);
    await steps.type('000000');
    await expect(page.getByText(t.flow.attemptsLeft(2))).toBeVisible();
    await checked(page);
    await page.reload();
    await expect(steps.heading(t.resume.heading)).toBeVisible();
    await checked(page);
    await steps.button(t.resume.go).click();
    await steps.type(await phone.code(NUMBER));
    await steps.verified();
    await page.getByText(t.outcome.wire).click();
    await checked(page);
    await steps.button(t.outcome.again).click();
    await steps.choose('pass');
    await steps.fill();
    await steps.send();
    await expect(steps.heading(t.flow.app)).toBeFocused();
    await checked(page);
    await phone.act(NUMBER, 'decline');
    await expect(steps.heading(t.outcome.failed)).toBeFocused({ timeout: 10_000 });
    await checked(page);
    await steps.button(t.outcome.again).click();
    await steps.choose('ars');
    await steps.fill();
    await steps.send();
    await expect(steps.heading(t.flow.callReady)).toBeFocused();
    await checked(page);
    await steps.button(t.flow.start).click();
    await expect(steps.button(t.flow.keyed)).toBeFocused();
    await checked(page);
  });
}

test('by keyboard alone', async ({ page, demo, phone, steps }) => {
  const { t } = steps;
  const press = (key) => page.keyboard.press(key);
  const type = (text) => page.keyboard.type(text);
  const focused = (locator) => locator.evaluate((element) => element === document.activeElement);
  const tabTo = async (locator) => {
    for (let tabs = 0; tabs < 8 && !(await focused(locator)); tabs += 1) await press('Tab');
    await expect(locator).toBeFocused();
  };
  await steps.open(demo);

  await tabTo(page.getByRole('radio', { checked: true }));
  await press('ArrowDown');
  await press('Enter');
  await expect(steps.heading(t.form.heading)).toBeFocused();

  for (const name of ['userName', 'userPhone', 'userBirthday']) {
    await tabTo(page.getByLabel(t.form[name]));
    await type(PERSON[name]);
  }
  for (const [, name] of [t.form.genders[0], t.form.nations[0]]) {
    await tabTo(page.getByRole('radio', { name, exact: true }));
    await press('Space');
  }
  await tabTo(page.getByLabel(t.form.providerId));
  await press('ArrowDown');
  await tabTo(steps.button(t.form.submit));
  await press('Enter');
  await expect(page.getByLabel(t.flow.codeLabel)).toBeFocused();
  await type(await phone.code(NUMBER));
  await steps.verified();
});

test('the language changes everywhere, and is remembered', async ({ page, demo }) => {
  const ko = createSteps(page, 'ko');
  const en = createSteps(page, 'en');
  await ko.open(demo);
  await ko.choose('sms');
  await ko.fill();
  await ko.button('English').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveTitle(`${en.t.provider.name} · ${en.t.title}`);
  await expect(page.getByLabel(en.t.form.userName)).toHaveValue(PERSON.userName);
  await page.reload();
  await expect(en.heading(en.t.methods.heading)).toBeVisible();
  const text = await page.locator('main').innerText();
  expect(text).not.toMatch(/[가-힣]/);
});

test('inputs say what they are for, and targets are large enough', async ({ page, demo, steps }) => {
  await steps.open(demo);
  await steps.choose('sms');
  const { form, flow } = steps.t;
  for (const [label, hint] of [
    [form.userName, 'name'],
    [form.userPhone, 'tel'],
    [form.userBirthday, 'bday'],
  ]) {
    await expect(page.getByLabel(label)).toHaveAttribute('autocomplete', hint);
  }
  await steps.fill();
  await steps.send();
  const input = page.getByLabel(flow.codeLabel);
  for (const [name, value] of Object.entries({ autocomplete: 'one-time-code', inputmode: 'numeric' })) {
    await expect(input).toHaveAttribute(name, value);
  }
  for (const target of await page.locator('main button:visible, main input:visible, .panes button:visible').all()) {
    expect((await target.boundingBox()).height).toBeGreaterThanOrEqual(44);
  }
});

test('a screen reader hears what went wrong, at once', async ({ page, demo, control, steps }) => {
  await control('fault', { step: 'resend', kind: 'html', status: 502 });
  await steps.ask(demo, 'sms');
  await steps.button(steps.t.flow.resend).click();
  await expect(page.locator('#live-assertive')).not.toHaveText('');
  await expect(page.locator('.countdown').first()).toHaveAttribute('aria-live', 'off');
});
