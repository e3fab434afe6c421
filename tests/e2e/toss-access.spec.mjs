// Toss cert for everyone: axe on each of its views, in light and dark, and the window by keyboard alone.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/toss.mjs';
import { NUMBER } from './support/person.mjs';

async function checked(page) {
  const { violations } = await new AxeBuilder({ page }).exclude('#phone-frame').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
}

test('axe finds nothing on any view', async ({ page, demo, phone, steps }, { project }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: project.name === 'wide' ? 'dark' : 'light', reducedMotion: 'reduce' });
  const { t } = steps;
  await steps.open(demo);
  await checked(page);
  await steps.choose('document');
  await checked(page);
  await steps.fill();
  await steps.send();
  await expect(steps.heading(t.flow.sign.heading)).toBeFocused();
  await phone.act(NUMBER, 'approve');
  await steps.sayDone();
  await steps.verified();
  await page.getByText(t.outcome.wire).click();
  await checked(page);
  await steps.button(t.outcome.again).click();
  await steps.choose('link');
  await steps.fill();
  await steps.send();
  await expect(steps.heading(t.flow.link.heading)).toBeFocused();
  await checked(page);
  await phone.act(NUMBER, 'decline');
  await steps.sayDone();
  await expect(steps.heading(t.outcome.expired)).toBeFocused();
  await checked(page);
  await steps.button(t.outcome.again).click();
  await steps.choose('window', t.start.window.heading);
  await checked(page);
  const popup = await steps.openWindow();
  await popup.close();
  await expect(page.locator('.alert')).toBeVisible();
  await checked(page);
});

test('by keyboard alone, as far as Toss’s window', async ({ page, demo, steps }) => {
  const { t } = steps;
  const tabTo = async (locator) => {
    const focused = () => locator.evaluate((element) => element === document.activeElement);
    for (let tabs = 0; tabs < 8 && !(await focused()); tabs += 1) await page.keyboard.press('Tab');
    await expect(locator).toBeFocused();
  };
  await steps.open(demo);
  await tabTo(page.getByRole('radio', { checked: true }));
  for (let down = 0; down < 2; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(steps.heading(t.start.window.heading)).toBeFocused();
  const go = steps.button(t.start.window.go);
  await expect(go).not.toHaveAttribute('aria-disabled', 'true');
  await tabTo(go);
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('Enter')]);
  await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(steps.heading(t.flow.window.heading)).toBeFocused();
});
