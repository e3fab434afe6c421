/** One person verifies themself on the page of an example, in Chromium, by the number that approves by itself. */
import { chromium } from '@playwright/test';
import { closedNetwork, findChromium } from '../../scripts/lib/browser.mjs';

/**
 * @param {string} url
 * @returns {Promise<void>} rejects with what the page shows where nobody is welcomed
 */
export async function verifyOn(url) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: closedNetwork });
  const said = [];
  try {
    const page = await browser.newPage({ locale: 'ko-KR' });
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.setDefaultTimeout(30_000);
    await page.goto(url);
    await page.getByLabel('이름').fill('홍길동');
    await page.getByLabel('생년월일').fill('19900101');
    await page.getByLabel('남자').check();
    await page.getByLabel('내국인').check();
    await page.getByLabel('통신사').selectOption('SKT');
    await page.getByLabel('휴대폰 번호').fill('010-0000-2000');
    await page.getByRole('button', { name: '인증 요청' }).click();
    await page.getByLabel('인증번호', { exact: true }).pressSequentially('123456');
    await page.getByText('홍길동님, 환영합니다.').waitFor();
  } catch (error) {
    const shown = await browser.contexts()[0]?.pages()[0]?.locator('body').innerText().catch(() => '');
    throw new Error([error.message, ...said, shown].join('\n'));
  } finally {
    await browser.close();
  }
}
