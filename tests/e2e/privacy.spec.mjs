// Nothing personal leaves the browser in the clear, and the browser gets nothing personal back. Each journey of every
// other file is watched for that as well.
import { expect, test } from './support/demo.mjs';
import { NUMBER, PERSON } from './support/person.mjs';
import { leaksIn } from './support/watch.mjs';

test('the watch sees each step, and finds every form of a leak', async ({ demo, phone, sent, steps }) => {
  await steps.ask(demo, 'sms');
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
  const seen = sent.map((request) => new URL(request.url()).pathname).filter((path) => path.startsWith('/bonin/'));
  expect(seen).toEqual(['token', 'request', 'confirm'].map((step) => `/bonin/mobileok/${step}`));

  for (const value of [...Object.values(PERSON), NUMBER]) {
    const json = JSON.stringify({ pad: 'x', value });
    const leaks = [json, encodeURIComponent(json), Buffer.from(value).toString('hex')];
    for (const pad of ['', 'a', 'ab']) leaks.push(Buffer.from(pad + json).toString('base64'));
    for (const leak of leaks) expect(leaksIn(leak), leak).not.toEqual([]);
  }
});

test('the page works under a strict policy, and a ticket opens once', async ({ page, demo, phone, sent, steps }) => {
  const response = await page.goto(demo.url);
  const headers = response.headers();
  expect(headers['content-security-policy']).toContain("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
  expect(headers['content-security-policy']).not.toContain('unsafe-inline');
  expect(headers['referrer-policy']).toBe('no-referrer');
  await steps.ask(demo, 'sms');
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
  await expect(page.getByText(steps.t.outcome.serverFailed)).toHaveCount(0);

  const redeemed = sent.find((request) => request.url().endsWith('/api/redeem'));
  const again = await page.request.post(redeemed.url(), { data: redeemed.postDataJSON() });
  expect(again.status()).toBe(422);
});

test('the page’s own list of what went to the proxy is complete', async ({ page, demo, phone, sent, steps }) => {
  await steps.ask(demo, 'sms');
  await steps.type(await phone.code(NUMBER));
  await steps.verified();
  await page.getByText(steps.t.outcome.wire).click();
  const toProxy = sent.filter((request) => request.url().includes('/bonin/mobileok/'));
  await expect(page.locator('.wire tbody tr')).toHaveCount(toProxy.length);
});
