/** The browser that tests run in: the system's Chromium or Chrome. */
import { findProgram } from './files.mjs';

const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', macChrome];

/** @returns {string | undefined} the path of Chromium or Chrome; `CHROMIUM` decides where it is set */
export const findChromium = () => process.env.CHROMIUM || findProgram(...names);

/** @returns {string | undefined} the path of its driver; `CHROMEDRIVER` decides where it is set */
export const findDriver = () => process.env.CHROMEDRIVER || findProgram('chromedriver');

/** Nothing but this machine can be reached, and nothing is asked for in the background. */
export const closedNetwork = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // Chromium's own sandbox cannot be had as root, as in most containers.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
