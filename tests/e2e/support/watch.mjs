import { marks, PERSON } from './person.mjs';

/** A refused step is an HTTP error, which Chromium writes to the console; that is no fault of the page. */
const REFUSED = /^Failed to load resource: .*(4\d\d|50[0-4]|net::ERR_FAILED|net::ERR_EMPTY_RESPONSE)/;

/** A test has taken the network away, also from the phone beside the page. */
const OFFLINE = 'Failed to load resource: net::ERR_INTERNET_DISCONNECTED';

/** So is an answer from in front of a service, which no page of another origin may read. */
const UNREADABLE = /^Access to fetch at '([^']+)' .* blocked by CORS policy/;

/**
 * Watches a page for what it must not do: errors and blocked content on its console, and the person's data in the clear
 * on the way to the demo's own server, in what that server answers, or in what the browser keeps.
 * @param {import('@playwright/test').Page} page
 * @param {string} url the demo's
 */
export async function watch(page, url) {
  const faults = [];
  const requests = [];
  const texts = [];

  page.on('console', (message) => {
    const text = message.text();
    const { url: from } = message.location();
    const refused = REFUSED.test(text) && (isOfProxy(from) || isOfService(from) || isOfBrowser(from));
    const unreadable = isOfService(UNREADABLE.exec(text)?.[1]);
    if (message.type() === 'error' && !refused && !unreadable && text !== OFFLINE) faults.push(text);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) return;
    requests.push(request);
    const body = request.postDataBuffer() ?? Buffer.alloc(0);
    texts.push(request.url(), JSON.stringify(request.headers()), body.toString('utf8'), body.toString('latin1'));
  });
  page.on('requestfinished', (request) => {
    if (request.url().startsWith(url)) texts.push(request.allHeaders().then(JSON.stringify, () => ''));
  });
  page.on('response', (response) => {
    // A page that is left takes its answers along.
    if (isOfProxy(response.url())) texts.push(response.text().catch(() => ''));
  });
  await page.addInitScript(() => {
    const report = (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    addEventListener('securitypolicyviolation', report);
  });

  return {
    requests,
    faults: () => faults,
    async leaks() {
      const kept = () => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href]);
      const inBrowser = page.url().startsWith(url) ? await page.evaluate(kept) : '';
      return leaksIn([...(await Promise.all(texts)), inBrowser].join('\n'));
    },
  };
}

/**
 * What of the person stands in a text.
 * @param {string} text
 */
export function leaksIn(text) {
  return marks(PERSON).filter((mark) => text.includes(mark));
}

const isOfProxy = (url) => isUnder(url, '/bonin/');

/** What pages ask of a provider by themselves, its own pages too. */
const isOfService = (url) => isUnder(url, '/nets/') || isUnder(url, '/passni/');

/** Chromium's own page where another one should be. */
const isOfBrowser = (url) => url.startsWith('chrome-error:');

function isUnder(url, path) {
  return URL.canParse(url) && new URL(url).pathname.startsWith(path);
}
