// The demo as a test meets it: a server of its own for each worker, and a page that is watched.
import { test as base, expect } from '@playwright/test';
import { startDemo } from '../../../www/server.mjs';
import { createPhone } from './phone.mjs';
import { createSteps } from './steps.mjs';
import { watch } from './watch.mjs';

export { expect };

export const test = base.extend({
  demo: [
    async ({}, use) => {
      const demo = await startDemo({ port: 0 });
      await use(demo);
      await demo.close();
    },
    { scope: 'worker' },
  ],

  /** Desktops speak Korean and small phones English, so that each journey is made in both. */
  lang: async ({}, use, { project }) => use(project.name === 'narrow' ? 'en' : 'ko'),

  /** What a person does on the page. */
  steps: async ({ page, lang }, use) => use(createSteps(page, lang)),

  /** The emulator's control API, with a fresh world for each test. */
  control: [
    async ({ demo, request }, use) => {
      const control = async (action, data = {}) => {
        const response = await request.post(new URL(`/control/${action}`, demo.phoneUrl).href, { data });
        expect(response.ok(), `control ${action}`).toBe(true);
        return response.json();
      };
      await control('reset');
      // The proxies live on, and would go on with an access token that the emulator has forgotten: they keep none.
      await control('options', { provider: 'tossCert', expiresIn: 0, tokenLives: 3600 });
      await use(control);
    },
    { auto: true },
  ],

  /** The person's phone, by its number. */
  phone: async ({ demo, request }, use) => use(createPhone(demo.phoneUrl, request)),

  watched: [
    async ({ page, demo }, use) => {
      const watched = await watch(page, demo.url);
      await use(watched);
      expect(watched.faults(), 'errors on the page').toEqual([]);
      expect(await watched.leaks(), 'personal data in the clear').toEqual([]);
    },
    { auto: true },
  ],

  /** Every request of the page to the demo's own server. */
  sent: async ({ watched }, use) => use(watched.requests),
});
