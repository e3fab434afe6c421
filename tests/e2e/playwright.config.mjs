import { defineConfig } from '@playwright/test';
import { closedNetwork, findChromium } from '../../scripts/lib/browser.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Each worker starts a demo of its own, with an emulator and a clock of its own.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A journey takes some seconds; machines that do other things beside take their time.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: closedNetwork },
  },
  projects: [
    // What is said to be enough in one width is not played in the other.
    { name: 'wide', grepInvert: /@narrow/, use: { viewport: { width: 1280, height: 900 } } },
    {
      name: 'narrow',
      grepInvert: /@wide/,
      // Nothing in these depends on the room: what the other half of a flow does, and the emulator's own pages.
      testIgnore: ['*-faults', 'phone', 'privacy', '*-trouble', '*-window'].map((name) => `${name}.spec.mjs`),
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
