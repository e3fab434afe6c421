// Pass-Ni SSO as a person meets it: two sites, and the SSO server's page between them.
import { SITES } from '../../../www/server/sites.mjs';
import { expect, test as base } from './demo.mjs';
import { createSteps } from './steps.mjs';
import { watch } from './watch.mjs';

export { expect };

export const PASSWORD = 'passni-1234';

/** How a token begins: the header that all of them share. */
const TOKEN = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64').replace(/=+$/, '');

export const test = base.extend({
  steps: async ({ page, lang, demo }, use) => use(createPassniSteps(page, lang, demo)),

  /** Another browser: cookies of its own. */
  elsewhere: async ({ browser, lang, demo }, use) => {
    const context = await browser.newContext();
    await use(createPassniSteps(await context.newPage(), lang, demo));
    await context.close();
  },

  /** The codes that were on their way, and what the sites' proxies answered, in all windows. */
  codes: [
    async ({ context, page }, use) => {
      const codes = [];
      const answers = [];
      context.on('request', (request) => {
        const [, code] = /sso_code=([\dA-F]{32})/.exec(request.postData() ?? '') ?? [];
        if (code) codes.push(code);
      });
      context.on('response', (response) => {
        if (new URL(response.url()).pathname.startsWith('/bonin/')) answers.push(response.text().catch(() => ''));
      });
      await use(codes);
      expect((await Promise.all(answers)).filter((text) => text.includes(TOKEN)), 'tokens in answers').toEqual([]);
      for (const each of context.pages()) await expectClean(each, codes);
      expect(page.url()).not.toContain('sso_code');
    },
    { auto: true },
  ],
});

/** Neither a code nor a token is in the URL, in the history or in what the page keeps. */
async function expectClean(page, codes) {
  const kept = await page.evaluate(() => {
    const visited = globalThis.navigation.entries().map(({ url }) => url);
    return JSON.stringify([visited, history.state, location.href, { ...sessionStorage }, { ...localStorage }]);
  });
  for (const secret of [...codes, TOKEN]) expect(kept).not.toContain(secret);
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {'ko' | 'en'} lang
 * @param {{ url: string, otherUrl: string, phoneUrl: string }} demo
 */
export function createPassniSteps(page, lang, demo) {
  const steps = createSteps(page, lang, 'passni');
  const { t, button, heading } = steps;
  const siteName = (site) => SITES.find(({ id }) => id === site).name[lang];
  const speak = () => button(lang === 'ko' ? '한국어' : 'English').click();

  const own = {
    ...steps,
    page,
    speak,

    async open(url = demo.url) {
      await page.goto(`${url}?provider=passni`);
      await speak();
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
    },

    /** To the SSO server's page, with a user's id filled in. */
    async toLogin(userId = 'hong') {
      await page.locator(`[data-user="${userId}"]`).click();
      await page.waitForURL(`${demo.phoneUrl}/passni/login/**`);
      await expect(page.locator('#user')).toHaveValue(userId);
    },

    async type(password = PASSWORD) {
      await page.locator('#password').fill(password);
      await page.locator('#login button[type=submit]').click();
    },

    async logIn(userId) {
      await own.open();
      await own.toLogin(userId);
      await own.type();
      await own.isIn('a');
    },

    isIn: (site) => expect(heading(t.session.heading(siteName(site)))).toBeVisible(),

    isOut: () => expect(heading(t.out.heading)).toBeVisible(),

    way: (how) => page.locator(`[data-agent="site-b"] [data-how="${how}"]`),

    async check() {
      await expect(page.locator('#check')).not.toHaveAttribute('aria-disabled', 'true');
      await page.locator('#check').click();
    },

    /** To site B in a window of its own, which is watched as the page is. */
    async moveInWindow() {
      const [popup] = await Promise.all([page.waitForEvent('popup'), own.way('popup').click()]);
      const watched = await watch(popup, demo.otherUrl);
      const there = createPassniSteps(popup, lang, demo);
      await popup.waitForURL(`${demo.otherUrl}?provider=passni`);
      await there.speak();
      await there.isIn('b');
      return { ...there, watched };
    },
  };
  return own;
}
