// OMPASS for everyone: axe on each of its views, in light and dark, and as far as the window by keyboard alone.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, USER } from './support/ompass.mjs';
import { ACCOUNT } from '../../www/src/providers/ompass/methods.js';

async function checked(page) {
  const { violations } = await new AxeBuilder({ page }).exclude('#phone-frame').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
}

test('axe finds nothing on any view, by keyboard alone', async ({ page, demo, register, steps }, { project }) => {
  test.slow();
  await register('01000002000');
  await page.emulateMedia({ colorScheme: project.name === 'wide' ? 'dark' : 'light', reducedMotion: 'reduce' });
  const { t, heading } = steps;
  const { keyboard } = page;
  await steps.open(demo);
  await checked(page);
  await page.getByRole('radio', { checked: true }).focus();
  await keyboard.press('Enter');
  await expect(heading(t.form.heading)).toBeFocused();
  await page.getByLabel(t.form.userId).focus();
  await keyboard.type(USER);
  await keyboard.press('Tab');
  await keyboard.type('wrong');
  await keyboard.press('Enter');
  await expect(page.locator('#error-password')).toBeVisible();
  await checked(page);
  await page.getByLabel(t.form.password, { exact: true }).fill(ACCOUNT.password);
  await keyboard.press('Enter');
  await expect(heading(t.start.u2f.heading)).toBeFocused();
  await page.getByText(t.fill.failures).click();
  await checked(page);
  await steps.button(t.start.u2f.go).focus();
  const [popup] = await Promise.all([page.waitForEvent('popup'), keyboard.press('Enter')]);
  await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(heading(t.flow.window.heading)).toBeFocused();
  await popup.close();
  await expect(page.locator('.alert')).toBeVisible();
  await checked(page);
  const again = await steps.openWindow(t.flow.window.reopen);
  await steps.ask(again, 'u2f');
  await steps.verified();
  await page.getByText(t.outcome.wire).click();
  await checked(page);
  await steps.button(t.outcome.again).click();
  await steps.choose('page', t.start.page.heading);
  await checked(page);
});
