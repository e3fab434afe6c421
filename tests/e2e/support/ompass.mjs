// OMPASS as a person meets it: on the page, in OMPASS's window, in the app.
import { TEXTS } from '../../../pkg-template/emulator/windows/ompass/texts.js';
import { ACCOUNT } from '../../../www/src/providers/ompass/methods.js';
import { expect, test as base } from './demo.mjs';
import { NUMBER } from './person.mjs';
import { createSteps } from './steps.mjs';

export { expect };

/** A user id that occurs nowhere by chance. */
export const USER = 'pyosi.saram';

export const test = base.extend({
  steps: async ({ page, lang }, use) => use(createOmpassSteps(page, lang)),

  /** Registers the user's phone with OMPASS. */
  register: async ({ control }, use) =>
    use((phone = NUMBER) => control('options', { provider: 'ompass', users: [{ userId: USER, phone }] })),

  /** Every token that OMPASS sent the browser back with, and what was said on any console. */
  tokens: async ({ context }, use) => {
    const tokens = [];
    const said = [];
    context.on('request', (request) => {
      const token = new URL(request.url()).searchParams.get('access_token');
      if (token) tokens.push(token);
    });
    context.on('console', (message) => said.push(message.text()));
    await use({ tokens, said });
  },
});

/**
 * @param {import('@playwright/test').Page} page
 * @param {'ko' | 'en'} lang
 */
export function createOmpassSteps(page, lang) {
  const steps = createSteps(page, lang, 'ompass');
  const { t, button, heading } = steps;
  const window = TEXTS[lang];

  return {
    ...steps,
    window,

    /** To the button that leads to OMPASS. */
    async prepare(demo, methodId) {
      await steps.open(demo);
      await steps.choose(methodId, methodId === 'u2f' ? t.form.heading : t.start[methodId].heading);
      if (methodId !== 'u2f') return;
      await this.givePassword();
      await expect(heading(t.start.u2f.heading)).toBeFocused();
    },

    async givePassword(password = ACCOUNT.password) {
      await page.getByLabel(t.form.userId).fill(USER);
      await page.getByLabel(t.form.password, { exact: true }).fill(password);
      await steps.send();
    },

    /** OMPASS's window, once the click has opened it. */
    async openWindow(name = t.start.u2f.go) {
      const [popup] = await Promise.all([page.waitForEvent('popup'), button(name).click()]);
      await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
      return popup;
    },

    /** Has the user's phone ask; with UAF the page has to be told whose it is. */
    async ask(ompass, methodId) {
      if (methodId !== 'u2f') await ompass.getByLabel(window.user).fill(USER);
      await ompass.getByRole('button', { name: window.ask }).click();
    },

    /** The same where the page says what to do on which phone. */
    async asked(ompass, methodId) {
      await this.ask(ompass, methodId);
      await expect(ompass.getByRole('status')).toContainText('010-');
    },
  };
}
