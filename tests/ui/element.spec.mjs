// <bonin-verify> in Chromium: each way of mobileOK in both languages, as a control of a form, and for everybody's use.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './site.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const WORDS = {
  ko: {
    submit: '인증 요청', code: '인증번호', call: '전화 요청', done: '본인확인이 완료되었습니다', male: '남자', korean: '내국인',
    name: '이름', birthday: '생년월일', carrier: '통신사', phone: '휴대폰 번호', change: '번호 바꾸기', cancel: '취소',
    resend: '인증번호 다시 받기', waiting: '승인을 기다리고 있습니다',
  },
  en: {
    submit: 'Send request', code: 'Verification code', call: 'Call me', done: 'Your identity is verified', male: 'Male',
    korean: 'Korean', name: 'Name', birthday: 'Date of birth', carrier: 'Carrier', phone: 'Mobile number',
    change: 'Change the number', cancel: 'Cancel', resend: 'Send a new code', waiting: 'Waiting for your approval',
  },
};

async function open(page, site, attributes = '', { path = '/element', around = (element) => element } = {}) {
  const body = around(`<bonin-verify ${attributes}></bonin-verify>`);
  await page.goto(await site.page(path, body, 'element.js'));
  await page.evaluate(() => {
    globalThis.told = [];
    for (const name of ['verified', 'failed', 'cancelled']) {
      document.addEventListener(name, ({ detail, composed }) => told.push({ name, detail, composed }));
    }
  });
}

async function fill(page, words, { number = '010-1234-5678', person = true } = {}) {
  await page.getByLabel(words.name).fill('홍길동');
  if (person) {
    await page.getByLabel(words.birthday).fill('1990-01-01');
    await page.getByLabel(words.male, { exact: true }).check();
    await page.getByLabel(words.korean, { exact: true }).check();
  }
  await page.getByLabel(words.carrier).selectOption('SKT');
  await page.getByLabel(words.phone).fill(number);
}

/** The code is sent once the field for it is there. */
async function enterCode(page, site, words, number) {
  const field = page.getByLabel(words.code, { exact: true });
  await expect(field).toBeVisible();
  await field.pressSequentially(site.phone(number).latestCode());
  await expect(page.getByRole('heading', { name: words.done })).toBeVisible();
}

const told = (page) => page.evaluate(() => globalThis.told);

async function clean(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
}

for (const lang of ['ko', 'en']) {
  const words = WORDS[lang];

  test(`by SMS, ${lang}: the form, a wrong code, the right one pasted, the ticket`, async ({ page, site }) => {
    await open(page, site, `lang="${lang}" flow-nonce="n-1"`);
    await fill(page, words, { number: '+82 10-1234-5678' });
    await clean(page);
    await page.getByRole('button', { name: words.submit }).click();
    const code = page.getByLabel(words.code, { exact: true });
    await expect(code).toBeFocused();
    await clean(page);
    const right = site.phone().latestCode();
    await code.pressSequentially(right === '111111' ? '222222' : '111111');
    await expect(code).toHaveAttribute('aria-invalid', 'true');
    await clean(page);
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text', text);
      const field = document.querySelector('bonin-verify').shadowRoot.querySelector('input');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, `[Web] [${right}] 2026`);
    await expect(page.getByRole('heading', { name: words.done })).toBeFocused();
    await clean(page);
    const [{ name, detail, composed }] = await told(page);
    expect([name, detail.provider, composed]).toEqual(['verified', 'mobileok', true]);
    expect((await site.redeem(detail.ticket, 'n-1')).name).toBe('홍길동');
  });

  test(`by PASS, ${lang}: it goes on by itself once it is approved`, async ({ page, site }) => {
    await open(page, site, `lang="${lang}" methods="pass"`);
    await expect(page.getByLabel(words.birthday)).toHaveCount(0);
    await fill(page, words, { person: false, number: '01055550000' });
    await page.getByRole('button', { name: words.submit }).click();
    await expect(page.getByText(words.waiting)).toBeVisible();
    await clean(page);
    site.phone('01055550000').approve();
    await expect(page.getByRole('heading', { name: words.done })).toBeVisible();
    expect((await told(page)).map(({ name }) => name)).toEqual(['verified']);
  });

  test(`by ARS, ${lang}: the number is shown before the call, and keyed in`, async ({ page, site }) => {
    await open(page, site, `lang="${lang}" methods="ars" ars-code="ARS-TEST-0001"`);
    await fill(page, words, { number: '01055551111' });
    await page.getByRole('button', { name: words.submit }).click();
    const call = page.getByRole('button', { name: words.call });
    await expect(call).toBeVisible();
    await clean(page);
    const number = await page.locator('bonin-verify').evaluate((element) => element.state.arsNumber);
    await expect(page.getByText(number, { exact: true })).toBeVisible();
    await call.click();
    await expect(call).toBeHidden();
    const phone = site.phone('01055551111');
    phone.answer();
    phone.key(number);
    await expect(page.getByRole('heading', { name: words.done })).toBeVisible();
  });
}

const { submit, code, done } = WORDS.ko;

test('is a control of a form: it is required, sends the ticket, and is reset', async ({ page, site }) => {
  const buttons = '<button>send</button><button type="reset">reset</button>';
  const around = (element) => `<form method="post" action="/sent">${element}${buttons}</form>`;
  await open(page, site, 'name="ticket" required', { around });
  const verify = page.locator('bonin-verify');
  const validity = () => verify.evaluate(({ form, validity }) => [form.checkValidity(), validity.valueMissing]);
  expect(await validity()).toEqual([false, true]);
  await fill(page, WORDS.ko);
  await page.getByRole('button', { name: submit }).click();
  await enterCode(page, site, WORDS.ko);
  expect(await validity()).toEqual([true, false]);
  await page.getByRole('button', { name: 'reset' }).click();
  expect(await verify.evaluate((element) => element.value)).toBe('');
  await fill(page, WORDS.ko);
  await page.getByRole('button', { name: submit }).click();
  await enterCode(page, site, WORDS.ko);
  await page.getByRole('button', { name: 'send' }).click();
  await expect(page.locator('#got')).toBeVisible();
  expect((await site.redeem(site.posted().get('ticket'))).phone).toBe('01012345678');
});

test('each empty field has its own sentence, which leaves as it is filled', async ({ page, site }) => {
  await open(page, site);
  await page.getByRole('button', { name: submit }).click();
  const errors = page.locator('bonin-verify [part=error]:visible');
  await expect(errors).toHaveCount(6);
  expect(new Set(await errors.allTextContents()).size).toBe(6);
  await expect(page.getByLabel('이름')).toBeFocused();
  await clean(page);
  await page.getByLabel('남자').check();
  await page.getByLabel('이름').fill('홍');
  await expect(errors).toHaveCount(4);
  // One that only the core can tell stands at its field too.
  await fill(page, WORDS.ko, { number: '02-123-4567' });
  await page.getByRole('button', { name: submit }).click();
  await expect(errors).toHaveCount(1);
  await expect(page.getByLabel('휴대폰 번호')).toBeFocused();
  await page.getByLabel('휴대폰 번호').fill('01012345678');
  await page.getByRole('button', { name: submit }).click();
  await expect(page.getByLabel(code, { exact: true })).toBeFocused();
});

test('goes on after a reload, changes the number, and is cancelled', async ({ page, site }) => {
  await open(page, site, 'resume="join"');
  await fill(page, WORDS.ko);
  await page.getByRole('button', { name: submit }).click();
  await expect(page.getByLabel(code, { exact: true })).toBeVisible();
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(stored).toContain('bonin-verify:join');
  for (const typed of ['홍길동', '1234-5678', '12345678', '19900101']) expect(stored).not.toContain(typed);
  await page.reload();
  await expect(page.getByLabel(code, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '번호 바꾸기' }).click();
  await expect(page.getByRole('button', { name: submit })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await fill(page, WORDS.ko);
  await page.getByRole('button', { name: submit }).click();
  await page.evaluate(() => document.addEventListener('cancelled', () => (document.title = 'cancelled')));
  await page.getByRole('button', { name: '취소' }).click();
  // What was typed is there still.
  await expect(page.getByLabel('이름')).toHaveValue('홍길동');
  await expect(page).toHaveTitle('cancelled');
});

test('offline is told as offline, and waiting goes on once the network is back', async ({ page, site, context }) => {
  await open(page, site, 'methods="sms pass"');
  await page.getByLabel('PASS 앱').check();
  await fill(page, WORDS.ko, { person: false, number: '01055552222' });
  await page.getByRole('button', { name: submit }).click();
  await expect(page.getByText(WORDS.ko.waiting)).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('인터넷 연결이 끊겼습니다').first()).toBeVisible();
  site.phone('01055552222').approve();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: done })).toBeVisible();
});

test('three wrong codes: it is over, says why, and begins again with what was typed', async ({ page, site }) => {
  await open(page, site);
  await fill(page, WORDS.ko, { number: '01055553333' });
  await page.getByRole('button', { name: submit }).click();
  const field = page.getByLabel(code, { exact: true });
  const right = site.phone('01055553333').latestCode();
  for (const wrong of ['111111', '222222', '333333', '444444'].filter((each) => each !== right).slice(0, 3)) {
    await field.fill('');
    await field.pressSequentially(wrong);
    if (await page.getByText(/남은 입력 횟수/).isVisible()) await clean(page);
    await expect(page.getByRole('button', { name: '확인하고 있습니다' })).toHaveCount(0);
  }
  await expect(page.getByRole('heading', { name: '확인하지 못했습니다' })).toBeFocused();
  await clean(page);
  const [{ name, detail }] = await told(page);
  expect([name, detail.error.kind]).toEqual(['failed', 'rejected']);
  await page.getByRole('button', { name: '다시 시도' }).click();
  await expect(page.getByLabel('휴대폰 번호')).toHaveValue('01055553333');
});

test('a code that is too old: sending another one comes first', async ({ page, site }) => {
  await page.clock.install();
  await open(page, site);
  await fill(page, WORDS.ko, { number: '01055559999' });
  await page.getByRole('button', { name: submit }).click();
  const field = page.getByLabel(code, { exact: true });
  await expect(field).toBeFocused();
  const first = site.phone('01055559999').latestCode();
  await page.clock.fastForward('03:05');
  await expect(page.getByText('입력 시간이 지났습니다.')).toBeVisible();
  await expect(page.getByRole('button', { name: '확인', exact: true })).toBeHidden();
  const primary = page.locator('bonin-verify [part~=button-primary]:visible');
  await expect(primary).toHaveText('인증번호 다시 받기');
  await clean(page);
  await primary.click();
  await expect(field).toBeFocused();
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('새 인증번호를 보냈습니다.')).toBeVisible();
  expect(site.phone('01055559999').latestCode()).not.toBe(first);
  await enterCode(page, site, WORDS.ko, '01055559999');
});

test('begins once, whatever attributes it has', async ({ page, site }) => {
  const begun = [];
  page.on('request', (request) => request.url().endsWith('/begin') && begun.push(request.url()));
  await open(page, site, 'lang="ko" provider="tossCert" methods="window" heading="h" proxy-url="/bonin"');
  await expect(page.getByRole('button', { name: '토스 창 열기' })).toBeVisible();
  expect(begun).toHaveLength(1);
});

test('a window that is blocked: opening it comes first, and nothing is waited for', async ({ page, site }) => {
  await page.addInitScript(() => {
    const { open } = window;
    window.open = (...given) => (window.mayOpen ? open.call(window, ...given) : null);
  });
  await open(page, site, 'provider="tossCert" methods="window"');
  await page.getByRole('button', { name: '토스 창 열기' }).click();
  const primary = page.locator('bonin-verify [part~=button-primary]:visible');
  await expect(primary).toHaveText('창 다시 열기');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByText('결과를 기다리고 있습니다')).toBeHidden();
  await clean(page);
  // The page asks meanwhile how things stand, and the answer says nothing of the window.
  await page.waitForResponse(/tossCert\/confirm/);
  await expect(primary).toHaveText('창 다시 열기');
  await page.evaluate(() => (window.mayOpen = true));
  const [popup] = await Promise.all([page.waitForEvent('popup'), primary.click()]);
  await expect(page.getByText('결과를 기다리고 있습니다')).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
  await popup.close();
});

test('dark, at twice the size, and without motion', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 195, height: 400 }); // 390 by 800, zoomed to 200 %
  await open(page, site, 'methods="sms pass"');
  await page.evaluate(() => (document.documentElement.style.colorScheme = 'dark'));
  await clean(page);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await wide()).toBeLessThanOrEqual(0);
  await page.getByLabel('PASS 앱').check();
  await fill(page, WORDS.ko, { person: false, number: '01055554444' });
  await page.getByRole('button', { name: submit }).click();
  await expect(page.getByText(WORDS.ko.waiting)).toBeVisible();
  await clean(page);
  expect(await wide()).toBeLessThanOrEqual(0);
  const moving = await page.locator('bonin-verify').evaluate((element) => element.shadowRoot.getAnimations().length);
  expect(moving).toBe(0);
});

test("a form of the page's own takes the place of the element's", async ({ page, site }) => {
  const around = () => `<bonin-verify><form slot="form"><label>Who <input name="userName"></label>
    <label>Born <input name="userBirthday"></label><input type="hidden" name="userGender" value="1">
    <input type="hidden" name="userNation" value="0"><input type="hidden" name="providerId" value="SKT">
    <label>Number <input name="userPhone"></label><button>go</button></form></bonin-verify>`;
  await open(page, site, '', { around });
  await page.getByLabel('Who').fill('홍길동');
  await page.getByLabel('Born').fill('19900101');
  await page.getByLabel('Number').fill('123');
  await page.getByRole('button', { name: 'go' }).click();
  await expect.poll(() => page.getByLabel('Number').evaluate((input) => input.validationMessage)).toContain('010');
  await page.getByLabel('Number').fill('01012345678');
  await page.getByRole('button', { name: 'go' }).click();
  await enterCode(page, site, WORDS.ko);
});

test('texts of the page, parts and properties of its style', async ({ page, site }) => {
  await open(page, site, 'heading="가입"');
  await page.locator('bonin-verify').evaluate((element) => {
    element.texts = { form: { submit: '보내기' } };
    element.values = { userName: '홍길동' };
    element.style.setProperty('--bonin-accent', 'rgb(1, 2, 3)');
  });
  const button = page.getByRole('button', { name: '보내기' });
  expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(1, 2, 3)');
  await expect(page.getByRole('heading', { name: '가입' })).toBeVisible();
  await expect(page.getByLabel('이름')).toHaveValue('홍길동');
  await expect(page.getByLabel('통신사')).toBeVisible();
});

test('a provider that it cannot show is refused by name', async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(() => document.querySelector('bonin-verify').setAttribute('provider', 'nobody'));
  await expect(page.getByRole('alert')).toBeVisible();
  const [{ name, detail }] = await told(page);
  expect([name, detail.error.kind, detail.error.field]).toEqual(['failed', 'misuse', 'provider']);
  expect(detail.error.hint).toContain('mobileok, tossCert, ompass, passni');
});

test('Toss cert by a push', async ({ page, site }) => {
  await open(page, site, 'provider="tossCert"');
  await page.getByLabel('이름').fill('홍길동');
  await page.getByLabel('생년월일').fill('19900101');
  await page.getByLabel('휴대폰 번호').fill('01055556666');
  await page.getByRole('button', { name: submit }).click();
  await expect(page.getByText(WORDS.ko.waiting)).toBeVisible();
  await clean(page);
  site.phone('01055556666').approve();
  await expect(page.getByRole('heading', { name: done })).toBeVisible();
});

test('Toss cert in its own window: closed, opened again, and done there', async ({ page, site }) => {
  await open(page, site, 'provider="tossCert" methods="window"');
  const [first] = await Promise.all([
    page.waitForEvent('popup'), page.getByRole('button', { name: '토스 창 열기' }).click(),
  ]);
  await expect(page.getByRole('heading', { name: '열린 창에서 진행해 주세요' })).toBeVisible();
  await clean(page);
  await first.close();
  const again = page.locator('bonin-verify [part~=button-primary]');
  await expect(again).toHaveText('창 다시 열기');
  const [second] = await Promise.all([page.waitForEvent('popup'), again.click()]);
  await second.getByLabel('이름').fill('홍길동');
  await second.getByLabel('생년월일').fill('19900101');
  await second.getByLabel('휴대폰').fill('01055557777');
  await second.getByRole('button', { name: '인증 요청' }).click();
  await second.getByRole('button', { name: '승인' }).click();
  await expect(page.getByRole('heading', { name: done })).toBeVisible();
});

test('OMPASS in its window, with the ticket once the phone has approved', async ({ page, site }) => {
  const users = [{ userId: 'pyosi', phone: '01055558888' }];
  site.emulator.control.options({ provider: 'ompass', users });
  await site.page('/callback', '', 'callback.js');
  await open(page, site, 'provider="ompass"');
  await clean(page);
  const [ompass] = await Promise.all([
    page.waitForEvent('popup'), page.getByRole('button', { name: 'OMPASS 창 열기' }).click(),
  ]);
  await ompass.locator('#user').fill('pyosi');
  await ompass.locator('form:visible button').click();
  await expect(ompass.getByRole('status')).toContainText('010-');
  site.phone('01055558888').approve();
  await expect(page.getByRole('heading', { name: '로그인되었습니다' })).toBeVisible();
  const [{ detail }] = await told(page);
  expect((await site.redeem(detail.ticket)).userId).toBe('pyosi');
});

test('Pass-Ni: this page goes to the SSO server, and comes back to the ticket', async ({ page, site }) => {
  await open(page, site, 'provider="passni" flow-nonce="n-3"');
  await clean(page);
  await page.getByRole('button', { name: '로그인 페이지로 이동' }).click();
  await page.locator('#user').fill('hong');
  await page.locator('#password').fill('passni-1234');
  await page.locator('form:visible button').click();
  await expect(page.getByRole('heading', { name: '로그인되었습니다' })).toBeVisible();
  await clean(page);
  expect(page.url()).not.toContain('sso_code');
  const ticket = await page.locator('bonin-verify').evaluate(({ value }) => value);
  expect((await site.redeem(ticket, 'n-3')).userId).toBe('hong');
});
