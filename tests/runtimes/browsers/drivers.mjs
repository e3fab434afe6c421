/**
 * The browsers, each as something that opens a page: Chromium by its own protocol, Firefox by WebDriver BiDi, WebKitGTK
 * by WebDriver.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { closedNetwork, findChromium } from '../../../scripts/lib/browser.mjs';
import { findProgram } from '../../../scripts/lib/files.mjs';
import { freePort } from '../journeys/started.mjs';

/** @typedef {{ version: string, open(url: string): Promise<void>, close(): Promise<void> }} Browser */

/** @type {Record<string, () => Promise<Browser>>} */
export const browsers = {
  Chromium: () => byPuppeteer({ browser: 'chrome', executablePath: findChromium(), args: closedNetwork }),
  Firefox: () => byPuppeteer({ browser: 'firefox', executablePath: findProgram('firefox-esr', 'firefox') }),
  WebKitGTK: byWebDriver,
};

async function byPuppeteer(options) {
  const browser = await puppeteer.launch({ headless: true, ...options });
  const version = (await browser.version()).match(/[\d.]+/)[0];
  return {
    version,
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    },
    close: () => browser.close(),
  };
}

async function byWebDriver() {
  const port = await freePort();
  // It has no headless mode: a screen that nobody sees.
  const program = ['-a', 'WebKitWebDriver', `--port=${port}`];
  const child = spawn('xvfb-run', program, { stdio: 'ignore', detached: true });
  const ask = async (method, path, body) => {
    const url = `http://127.0.0.1:${port}/session${path}`;
    const response = await fetch(url, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const end = async () => {
    const gone = once(child, 'close');
    process.kill(-child.pid);
    await gone;
  };
  try {
    const { sessionId, capabilities } = await patiently(() => ask('POST', '', { capabilities: {} }));
    return {
      version: capabilities.browserVersion,
      open: (url) => ask('POST', `/${sessionId}/url`, { url }),
      async close() {
        await ask('DELETE', `/${sessionId}`).catch(() => {});
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Until the driver listens. */
async function patiently(work, left = 100) {
  try {
    return await work();
  } catch (error) {
    if (left === 0 || error.cause?.code !== 'ECONNREFUSED') throw error;
    await pause(100);
    return patiently(work, left - 1);
  }
}
