// The emulated standard window of Toss cert, opened by a page of another origin.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { createEmulator, createEmulatorKeys } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';
import { lastClick } from './support/popup.mjs';

const keys = createEmulatorKeys();
const PERSON = { userName: '김보닌', userBirthday: '19900215', userPhone: '01012345678' };

const test = base.extend({
  /** A window that a page has opened for a new transaction, and what that page hears. */
  opened: async ({ page }, use) => {
    const emulator = await createEmulator({ keys });
    const server = await serve(emulator);
    const { authUrl, txId } = await requested(emulator, server.url);
    // A page of another origin than the window's, on the same machine.
    const shop = `${server.url.replace('127.0.0.1', 'localhost')}/shop`;
    await page.route(shop, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(shop);
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(open, { authUrl, txId })]);
    const heard = () => page.evaluate(() => globalThis.heard);
    await use({ emulator, popup, heard, txId, origin: server.url });
    await server.close();
  },
});

async function requested(emulator, url) {
  const { clientId, clientSecret } = emulator.tossCert;
  const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'ca' };
  const token = await fetch(`${url}/token`, { method: 'POST', body: new URLSearchParams(fields) });
  const { access_token: bearer } = await token.json();
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
  const body = JSON.stringify({ requestType: 'USER_NONE' });
  const answer = await fetch(`${url}/api/v2/sign/user/auth/id/request`, { method: 'POST', headers, body });
  return (await answer.json()).success;
}

/** In the page: a form post into a window of its own. */
function open({ authUrl, txId }) {
  globalThis.heard = [];
  addEventListener('message', ({ data, origin }) => globalThis.heard.push({ data, origin }));
  const form = Object.assign(document.createElement('form'), { method: 'post', action: authUrl, target: 'toss' });
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'txId', value: txId }));
  document.body.append(form);
  globalThis.open('about:blank', 'toss');
  form.submit();
}

async function identify(popup) {
  await popup.getByLabel('이름').fill(PERSON.userName);
  await popup.getByLabel('생년월일').fill(PERSON.userBirthday);
  await popup.getByLabel('휴대폰').fill('010-1234-5678');
  await popup.getByRole('button', { name: '인증 요청' }).click();
}

async function checked(popup) {
  const { violations } = await new AxeBuilder({ page: popup }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
}

test('says that it is there, and that the person has approved in it', async ({ opened }) => {
  const { popup, heard, origin } = opened;
  const said = (data) => ({ data, origin });
  await expect.poll(heard).toEqual([said('TOSS_AUTH_POPUP_ONLOAD')]);
  await checked(popup);
  await identify(popup);
  await checked(popup);
  await lastClick(popup, '승인');
  await expect(popup.getByRole('status')).toHaveText(/인증이 끝났습니다/);
  await expect.poll(heard).toEqual([said('TOSS_AUTH_POPUP_ONLOAD'), said('TOSS_AUTH_SUCCESS')]);
  await checked(popup);
});

test('follows the phone', async ({ opened }) => {
  const { popup, heard, emulator } = opened;
  await identify(popup);
  await expect(popup.getByRole('button', { name: '거절' })).toBeVisible();
  emulator.phone(PERSON.userPhone).decline();
  await expect.poll(async () => (await heard()).at(-1).data).toBe('TOSS_AUTH_FAIL');
});

test('says that it was closed', async ({ opened }) => {
  const { popup, heard } = opened;
  await lastClick(popup, '닫기');
  await expect.poll(async () => (await heard()).at(-1).data).toBe('TOSS_AUTH_CLICK_NAVBAR_CLOSE');
  await expect.poll(() => popup.isClosed()).toBe(true);
});

test('asks again for what cannot be right, and speaks English', async ({ opened }) => {
  const { popup } = opened;
  await popup.getByRole('button', { name: 'English' }).click();
  await popup.getByLabel('Name').fill('김보닌');
  await popup.getByLabel('Birthday').fill('19900231');
  await popup.getByLabel('Mobile').fill('01012345678');
  await popup.getByRole('button', { name: 'Ask' }).click();
  await expect(popup.getByRole('alert')).toHaveText(/check name/);
  expect(await popup.locator('main').innerText()).not.toMatch(/[가-힣]/);
});

test('the phone shows who asks', async ({ opened, page }) => {
  await identify(opened.popup);
  await page.goto(`${opened.origin}/phone/?phone=01012345678&lang=ko`);
  await expect(page.getByText('토스 앱')).toBeVisible();
  await page.getByRole('button', { name: '승인' }).click();
  await expect(page.getByRole('article')).toContainText('본인확인을 승인했습니다.');
});
