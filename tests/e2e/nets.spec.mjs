// NETS*SSO: one logon at two sites, on one device and on two, and how it ends.
import { wrong } from './support/phone.mjs';
import { expect, PASSWORD, PHONE, test } from './support/nets.mjs';

test('logged on at one site, and so at the other; logged off at one, and so at the other', async ({
  page,
  demo,
  another,
  steps,
}) => {
  const { t } = steps;
  await steps.open(demo);
  await page.getByRole('button', { name: t.people.fill('hong') }).click();
  await page.getByLabel(t.form.password, { exact: true }).press('Enter');
  await expect(steps.heading(t.session.heading)).toBeFocused();
  await expect(page.locator('.known')).toContainText(t.words.encryptedBasic);
  await expect(page.locator('.known')).toContainText('ho••');

  const link = page.locator('#other-site');
  await expect(link).toHaveAttribute('href', new RegExp(`^${demo.otherUrl}`));
  const other = await another({ url: demo.otherUrl, clock: true });
  await other.open(demo, { finds: t.session.heading });
  await other.loggedOn('sso');
  await expect(other.page.getByText(t.session.seen)).toBeVisible();

  // There and back, by the SSO server.
  await steps.logOff();
  await page.waitForURL((url) => url.href === `${demo.url}?provider=nets`);
  await expect(steps.heading(t.out.heading)).toBeVisible();
  await expect(page.getByText(t.out.left)).toBeVisible();
  await expect(other.heading(t.session.heading)).toBeVisible();
  await other.page.clock.fastForward(70_000);
  await expect(other.heading(t.out.heading)).toBeFocused();
  await expect(other.page.getByText(t.out.elsewhere)).toBeVisible();
  await steps.again();
  await expect(steps.heading(t.form.heading)).toBeFocused();
});

test('a logon in another tab is noticed by a page that waits', async ({ page, demo, another, steps }) => {
  await page.clock.install();
  await steps.open(demo);
  await steps.look();
  await expect(page.getByText(steps.t.other.nobody).first()).toBeVisible();
  const tab = await another({ url: demo.otherUrl });
  await tab.enter(demo, 'kim');
  await page.clock.fastForward(70_000);
  await steps.loggedOn('sso');
});

test('two devices: the user chooses, and the one that had to go says so', async ({ page, demo, another, steps }) => {
  const { t } = steps;
  await steps.enter(demo, 'choose');
  const device = await another({ device: true });
  await device.open(demo);
  await device.logOn('choose');
  await expect(device.heading(t.flow.choice)).toBeFocused();
  await device.button(t.flow.leave).click();
  await expect(device.heading(t.form.heading)).toBeFocused();
  await steps.look();
  await expect(page.getByRole('status')).toHaveText(t.session.stillOn);
  await device.logOn('choose');
  await expect(device.page.locator('.identity')).toContainText('203.0.113.7');
  await device.button(t.flow.stay).click();
  await device.loggedOn('dupChoice');

  await steps.look();
  await expect(steps.heading(t.out.pushed)).toBeFocused();
  await expect(page.locator('.identity')).toContainText('203.0.113.7');
  await expect(page.locator('.identity')).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
  await steps.button(t.out.clear).click();
  await steps.again();
  await expect(steps.heading(t.form.heading)).toBeFocused();
  await device.look();
  await expect(device.page.getByRole('status')).toHaveText(t.session.stillOn);
});

test('the second factor, its code on the phone beside the page', async ({ page, demo, phone, steps }) => {
  const { t } = steps;
  await steps.open(demo);
  await steps.logOn('otp');
  await expect(steps.heading(t.flow.code)).toBeFocused();
  const code = await phone.code(PHONE);
  const screen = await steps.lookAtPhone();
  await expect(screen.getByText(code)).toBeVisible();
  await steps.lookAtPage();
  await steps.type(wrong(code));
  await expect(page.locator('#error-code')).toBeVisible();
  await expect(page.locator('#attempts')).toHaveText(t.flow.attemptsLeft(4));
  await steps.type(code);
  await steps.loggedOn('ntfa');
});

test('a wrong password, a locked account, one who may use the other site alone', async ({
  page,
  demo,
  another,
  steps,
}) => {
  const { t } = steps;
  const alert = page.locator('.alert:visible');
  await steps.open(demo);
  await steps.button(t.form.submit).click();
  await expect(page.locator('#error-userID')).toHaveText(t.form.missing.userID);
  await steps.logOn('hong', 'not the password');
  await expect(alert).toHaveCount(1);
  await expect(page.locator('#wrong-count')).toHaveText(t.form.wrongCount(1));
  await steps.logOn('locked');
  await expect(alert).toHaveText(/잠겼|locked/);
  await steps.logOn('onesite');
  await steps.loggedOn();
  const other = await another({ url: demo.otherUrl });
  await other.open(demo);
  await expect(other.page.locator('.alert:visible')).toHaveText(/권한|may not/);
});

test('at the SSO server’s own page, and back', async ({ page, demo, steps }) => {
  await steps.open(demo);
  await page.locator('#go-there').click();
  await steps.logOnThere('kim');
  await page.waitForURL((url) => url.href === `${demo.url}?provider=nets`);
  await steps.loggedOn('page');
  const { snapshot } = JSON.parse(await page.evaluate(() => sessionStorage.getItem('bonin-demo-flow:nets')));
  expect(snapshot).not.toMatch(/artifactID|ssoResponse/);
});

test('a reload and another language leave the logon as it is', async ({ page, demo, lang, steps, another }) => {
  await steps.enter(demo, 'hong');
  await page.reload();
  await steps.loggedOn();
  await expect(page.getByText(steps.t.session.noTicket)).toBeVisible();
  await steps.button(lang === 'ko' ? 'English' : '한국어').click();
  await expect(page.locator('.verdict')).toHaveText(lang === 'ko' ? /logged on/ : /로그인되었습니다/);
  await steps.logOff();
  const tab = await another();
  await tab.open(demo);
});

test('what is secret is in no address, store, console, or request to the site', async ({ page, demo, sent, steps }) => {
  const secrets = [PASSWORD];
  const said = [];
  const addresses = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => addresses.push(request.url()));
  page.on('response', async (response) => {
    if (!/\/nets\/sso\/(check|logon)$/.test(response.url()) || response.request().method() !== 'POST') return;
    const { ssoResponse, artifactID } = await response.json();
    if (artifactID) secrets.push(ssoResponse, artifactID);
  });
  await steps.enter(demo, 'hong');
  await expect(page.locator('.known .identity')).toBeVisible();
  expect(secrets).toHaveLength(3);
  const isLogon = (request) => request.url().endsWith('/nets/logon');
  const bodies = sent.filter((request) => !isLogon(request)).map((request) => request.postData() ?? '');
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]));
  const all = [...bodies, ...addresses, ...said, kept, await page.content()].join('\n');
  expect(secrets.filter((secret) => secret !== PASSWORD && all.includes(secret))).toEqual([]);
  // The page itself says the password of the users that do not exist; everything else must not.
  expect([...bodies, ...addresses, ...said, kept].filter((text) => text.includes(PASSWORD))).toEqual([]);
  const logon = sent.find(isLogon).postData();
  expect(logon).not.toContain(PASSWORD);
  expect(logon).not.toContain('hong');
});

test('axe finds nothing on any view', async ({ page, demo, another, steps, lang }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: lang === 'ko' ? 'dark' : 'light', reducedMotion: 'reduce' });
  const { t } = steps;
  await steps.open(demo);
  await page.getByText(t.people.others).click();
  await steps.logOn('hong', 'no');
  await expect(page.locator('.alert:visible')).toBeVisible();
  await steps.checked();
  await steps.logOn('otp');
  await expect(steps.heading(t.flow.code)).toBeFocused();
  await steps.checked();
  await steps.button(t.flow.cancel).click();
  await expect(steps.heading(t.outcome.cancelled)).toBeFocused();
  const device = await another({ device: true });
  await device.enter(demo, 'choose');
  await steps.again();
  await steps.logOn('choose');
  await expect(steps.heading(t.flow.choice)).toBeFocused();
  await steps.checked();
  await steps.button(t.flow.stay).click();
  await steps.loggedOn('dupChoice');
  await page.getByText(t.outcome.wire).click();
  await steps.checked();
  await device.look();
  await expect(device.heading(t.out.pushed)).toBeFocused();
  await device.checked();
});
