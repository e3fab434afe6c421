// Toss cert as a person meets it: on the page, in Toss's window, in the app.
import { expect, test as base } from './demo.mjs';
import { NUMBER, PERSON } from './person.mjs';
import { createSteps } from './steps.mjs';
import { lastClick } from './popup.mjs';

export { expect };

/** The emulator's window of Toss speaks the browser's language, which is Korean here. */
const WINDOW = { name: '이름', birthday: '생년월일', phone: '휴대폰', ask: '인증 요청', approve: '승인' };

export const test = base.extend({
  steps: async ({ page, lang }, use) => use(createTossSteps(page, lang)),
});

/**
 * @param {import('@playwright/test').Page} page
 * @param {'ko' | 'en'} lang
 */
export function createTossSteps(page, lang) {
  const steps = createSteps(page, lang, 'tossCert');
  const { t, button, heading } = steps;
  const FORM = { push: t.flow.push, link: t.flow.link, document: t.flow.sign };

  return {
    ...steps,

    /** To where the app is waited for. */
    async ask(demo, methodId, person) {
      await steps.open(demo);
      await steps.choose(methodId);
      await steps.fill(person);
      await steps.send();
      await expect(heading(FORM[methodId].heading)).toBeFocused();
    },

    /** To the button that leads to Toss. */
    async prepare(demo, methodId) {
      await steps.open(demo);
      await steps.choose(methodId, t.start[methodId].heading);
      await expect(button(t.start[methodId].go)).not.toHaveAttribute('aria-disabled', 'true');
    },

    /** Toss's window, once the click has opened it. */
    async openWindow(name = t.start.window.go) {
      const [popup] = await Promise.all([page.waitForEvent('popup'), button(name).click()]);
      await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
      return popup;
    },

    /** Says in Toss's window or page who the person is. */
    async identify(toss) {
      await toss.getByLabel(WINDOW.name).fill(PERSON.userName);
      await toss.getByLabel(WINDOW.birthday).fill(PERSON.userBirthday);
      await toss.getByLabel(WINDOW.phone).fill(NUMBER);
      await toss.getByRole('button', { name: WINDOW.ask }).click();
      await expect(toss.getByRole('button', { name: WINDOW.approve })).toBeVisible();
    },

    approveIn: (toss) => lastClick(toss, WINDOW.approve),

    /** Says on the page that it is done, so that nobody waits for the next look; unless it has just looked. */
    sayDone: () => page.evaluate(() => document.querySelector('#approved, #done')?.click()),
  };
}
