// What a person does on the page, in the page's own words.
import { expect } from '@playwright/test';
import { PROVIDERS } from '../../../www/src/providers/index.js';
import { textsOf } from '../../../www/src/texts/index.js';
import { PERSON } from './person.mjs';

/**
 * What the page says with a provider in front.
 * @param {string} provider
 * @param {'ko' | 'en'} lang
 */
export const textsWith = (provider, lang) =>
  textsOf(
    PROVIDERS.find(({ name }) => name === provider),
    lang,
  );

export const METHOD_IDS = ['pass', 'sms', 'lms', 'ars', 'smsPossession', 'arsPossession'];

/**
 * @param {import('@playwright/test').Page} page
 * @param {'ko' | 'en'} lang
 * @param {string} [provider] the one in front
 */
export function createSteps(page, lang, provider = 'mobileok') {
  const t = textsWith(provider, lang);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const heading = (name) => page.getByRole('heading', { level: 2, name, exact: true });

  const steps = {
    t,
    button,
    heading,

    async open(demo) {
      await page.goto(`${demo.url}?provider=${provider}`);
      await button(lang === 'ko' ? '한국어' : 'English').click();
      await expect(heading(t.methods.heading)).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
    },

    /** To the step after the choice of a method. */
    async choose(methodId, next = t.form.heading) {
      await page.getByRole('radio', { name: t.methods[methodId].join(' ') }).check();
      await button(t.methods.next).click();
      await expect(heading(next)).toBeFocused();
    },

    async fill(person = {}) {
      const { userName, userPhone, userBirthday } = { ...PERSON, ...person };
      const fillIfThere = async (label, value) => {
        const input = page.getByLabel(label);
        if ((await input.count()) > 0) await input.fill(value);
      };
      await page.getByLabel(t.form.userName).fill(userName);
      await page.getByLabel(t.form.userPhone).fill(userPhone);
      await fillIfThere(t.form.userBirthday, userBirthday);
      if (provider !== 'mobileok') return;
      for (const [, name] of [t.form.genders[1], t.form.nations[0]]) {
        const radio = page.getByRole('radio', { name, exact: true });
        if ((await radio.count()) > 0) await radio.check();
      }
      const carrier = page.getByLabel(t.form.providerId);
      if ((await carrier.count()) > 0) await carrier.selectOption('KT');
    },

    send: () => button(t.form.submit).click(),

    /** From the start to where the method waits for the person. */
    async ask(demo, methodId, person) {
      await steps.open(demo);
      await steps.choose(methodId);
      await steps.fill(person);
      await steps.send();
      await expect(heading(steps.waitsUnder(methodId))).toBeVisible();
    },

    waitsUnder(methodId) {
      const { app, callReady, code, codeHeard } = t.flow;
      return { pass: app, ars: callReady, arsPossession: codeHeard }[methodId] ?? code;
    },

    /** The last digit sends it. */
    type: (code) => page.getByLabel(t.flow.codeLabel).fill(code),

    /** The phone's screen; on a narrow page it is brought to the front first. */
    async lookAtPhone() {
      const pane = page.getByRole('button', { name: t.panes.phone });
      if (await pane.isVisible()) await pane.click();
      return page.frameLocator('#phone-frame');
    },

    /** The page does not know whose phone it is. */
    async turnOnPhone(number) {
      await page.locator('#phone-number').fill(number);
      await button(t.phone.turnOn).click();
    },

    /** A number that the emulator gives a fault to, from the tools beside the page. */
    async tryFailure(number) {
      await steps.lookAtPhone();
      await page.getByText(t.fill.failures).click();
      await page.getByRole('button', { name: number }).click();
    },

    async lookAtPage() {
      const pane = button(t.panes.main);
      if (await pane.isVisible()) await pane.click();
    },

    arsNumber: () => page.locator('#ars-number').textContent(),

    async verified() {
      await expect(heading(t.outcome.verified)).toBeFocused({ timeout: 15_000 });
      await expect(page.getByText(t.outcome.fields.transactionId)).toBeVisible();
    },
  };
  return steps;
}
