// The tools beside the page: code, state, faults and network, by keyboard, and without a fault of axe.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/demo.mjs';
import { NUMBER, PERSON } from './support/person.mjs';

const tab = (page, name) => page.getByRole('tab', { name, exact: true });
const panel = (page) => page.locator('[role="tabpanel"]:visible');

test('the tabs show the code, the state and the requests of this flow, and nothing that was typed', async ({
  page,
  demo,
  steps,
}) => {
  const { side } = steps.t;
  await steps.ask(demo, 'sms');
  await steps.lookAtPhone();
  await tab(page, side.phone).focus();
  for (const [name, shown] of [
    [side.code, 'await flow.request({'],
    [side.state, '"name": "awaitingCode"'],
    [side.faults, 'notJson'],
    [side.network, 'encryptMOKAuthInfo'],
  ]) {
    await page.keyboard.press('ArrowRight');
    await expect(tab(page, name)).toBeFocused();
    await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
    await expect(panel(page)).toContainText(shown);
    for (const typed of [PERSON.userName, NUMBER, PERSON.userBirthday]) {
      await expect(panel(page)).not.toContainText(typed);
    }
    // On a narrow page this pane hides the main part.
    const axe = new AxeBuilder({ page }).exclude('#phone-frame').disableRules('landmark-one-main');
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(fits, 'nothing sticks out').toBe(true);
  }
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, side.phone)).toBeFocused();
});

test('a fault is one click, and so is the end of all', async ({ page, demo, phone, steps }) => {
  const { side } = steps.t;
  await steps.ask(demo, 'sms');
  const code = await phone.code(NUMBER);
  await steps.lookAtPhone();
  await tab(page, side.faults).click();
  await page.getByRole('combobox', { name: side.step }).selectOption('resend');
  await page.getByRole('button', { name: 'drop', exact: true }).click();
  await expect(panel(page).getByRole('status')).toHaveText(side.ordered('drop'));
  await steps.lookAtPage();
  await steps.button(steps.t.flow.resend).click();
  await expect(page.locator('.alert')).toBeVisible();
  await steps.lookAtPhone();
  await page.getByRole('combobox', { name: side.step }).selectOption('confirm');
  await page.getByRole('button', { name: 'html', exact: true }).click();
  await page.getByRole('button', { name: side.calm }).click();
  await expect(panel(page).getByRole('status')).toHaveText(side.calmed);
  await steps.lookAtPage();
  await steps.type(code);
  await steps.verified();
});

test('the code is copied', async ({ page, context, demo, steps }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await steps.open(demo);
  await steps.lookAtPhone();
  await tab(page, steps.t.side.code).click();
  await page.getByRole('button', { name: steps.t.side.copy }).last().click();
  await expect(page.getByRole('button', { name: steps.t.side.copied })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('toWorker');
});
