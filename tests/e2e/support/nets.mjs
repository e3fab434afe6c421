// NETS*SSO as a person meets it: two sites, other tabs, other devices, and the SSO server's own page.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from './demo.mjs';
import { createSteps } from './steps.mjs';
import { watch } from './watch.mjs';

export { expect };

export const PASSWORD = 'nets-1234';
/** The phone of the user with a second factor. */
export const PHONE = '01000002001';

export const test = base.extend({
  steps: async ({ page, lang }, use) => use(createNetsSteps(page, lang)),

  /** Another page, which is watched as the first one is: a tab of this browser, or one of another browser. */
  another: async ({ context, browser, demo, lang }, use, { project }) => {
    const opened = [];
    const contexts = [];
    await use(async ({ url = demo.url, device = false, clock = false } = {}) => {
      const { viewport, hasTouch, isMobile, locale, timezoneId } = project.use;
      const other = device && (await browser.newContext({ viewport, hasTouch, isMobile, locale, timezoneId }));
      if (other) contexts.push(other);
      const page = await (other || context).newPage();
      opened.push(await watch(page, url));
      if (clock) await page.clock.install();
      return createNetsSteps(page, lang, url);
    });
    for (const watched of opened) expect(watched.faults(), 'errors on another page').toEqual([]);
    await Promise.all(contexts.map((each) => each.close()));
  },
});

/**
 * @param {import('@playwright/test').Page} page
 * @param {'ko' | 'en'} lang
 * @param {string} [site] its address, unless it is the demo's first
 */
export function createNetsSteps(page, lang, site) {
  const steps = createSteps(page, lang, 'nets');
  const { t, button, heading } = steps;

  return {
    ...steps,
    page,

    /** The page looks by itself whether someone is logged on; nobody is, unless said otherwise. */
    async open(demo, { finds = t.form.heading } = {}) {
      await page.goto(`${site ?? demo.url}?provider=nets&lang=${lang}`);
      await expect(heading(finds)).toBeVisible();
    },

    async logOn(user, password = PASSWORD) {
      await page.getByLabel(t.form.userID, { exact: true }).fill(user);
      await page.getByLabel(t.form.password, { exact: true }).fill(password);
      await button(t.form.submit).click();
    },

    /** From the start to where this user is logged on. */
    async enter(demo, user) {
      await this.open(demo);
      await this.logOn(user);
      await this.loggedOn();
    },

    async loggedOn(method) {
      await expect(heading(t.session.heading)).toBeVisible();
      if (method) await expect(page.locator('.known')).toContainText(t.words[method]);
    },

    /** Its codes have no fixed length, so they are not sent by themselves. */
    async type(code) {
      await page.getByRole('textbox', { name: t.flow.codeLabel }).fill(code);
      await button(t.flow.confirm).click();
    },

    look: () => page.locator('#look').click(),
    logOff: () => page.locator('#log-off').click(),
    again: () => page.locator('#again').click(),

    /** At the SSO server, whose page speaks the browser's language. */
    async logOnThere(user, password = PASSWORD) {
      await page.waitForURL(/\/nets\/window\//);
      await page.locator('#user').fill(user);
      await page.locator('#password').fill(password);
      await page.locator('.yes').click();
    },

    async checked() {
      const { violations } = await new AxeBuilder({ page }).exclude('#phone-frame').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      expect(fits, 'nothing sticks out').toBe(true);
    },
  };
}
