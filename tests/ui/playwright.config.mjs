import { defineConfig } from '@playwright/test';
import { closedNetwork, findChromium } from '../../scripts/lib/browser.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/ui',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width: 390, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium(), args: closedNetwork },
  },
});
