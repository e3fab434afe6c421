// Every method, from the first page to the outcome.
import { expect, test } from './support/demo.mjs';
import { NUMBER } from './support/person.mjs';
import { METHOD_IDS } from './support/steps.mjs';

/** What the person does on the phone, and on the page, once the method waits. */
const ACTS = {
  pass: ({ phone }) => phone.act(NUMBER, 'approve'),
  sms: typeTheCode,
  lms: typeTheCode,
  smsPossession: typeTheCode,
  async ars({ phone, steps }) {
    const number = await steps.arsNumber();
    await steps.button(steps.t.flow.start).click();
    await expect(steps.button(steps.t.flow.keyed)).toBeFocused();
    await phone.act(NUMBER, 'answer');
    await phone.act(NUMBER, 'key', { digits: number });
  },
  async arsPossession({ phone, steps }) {
    await phone.act(NUMBER, 'answer');
    await steps.type(await phone.spoken(NUMBER));
  },
};

async function typeTheCode({ phone, steps }) {
  await steps.type(await phone.code(NUMBER));
}

for (const methodId of METHOD_IDS) {
  test(`${methodId} verifies`, async ({ page, demo, phone, steps }) => {
    await steps.ask(demo, methodId);
    await ACTS[methodId]({ phone, steps });
    await steps.verified();

    const { outcome, methods } = steps.t;
    const known = page.locator('.known');
    await expect(known).toContainText(methods[methodId][0]);
    await expect(known).toContainText('표***람');
    await expect(known).toContainText('010-****-8264');
    await expect(known.getByText(outcome.fields.ci, { exact: true })).toHaveCount(
      methodId.endsWith('Possession') ? 0 : 1,
    );
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(fits, 'nothing sticks out').toBe(true);
  });
}

test('the emulated phone shows the code, and it works', async ({ demo, steps }) => {
  await steps.ask(demo, 'sms');
  const screen = await steps.lookAtPhone();
  const text = await screen.getByText(/\[\d{6}\]/).textContent();
  await steps.lookAtPage();
  await steps.type(text.match(/\[(\d{6})\]/)[1]);
  await steps.verified();
});

test('the emulated phone asks for approval, and that is enough', async ({ page, demo, steps, lang }) => {
  await steps.ask(demo, 'pass');
  const screen = await steps.lookAtPhone();
  await screen.locator('.yes').click();
  await steps.lookAtPage();
  await steps.verified();
  await expect(page.locator('#phone-frame')).toHaveAttribute('title', steps.t.phone.frame);
  await expect(screen.locator('html')).toHaveAttribute('lang', lang);
});

test('a magic number fills the form and does what it says', async ({ page, demo, steps }) => {
  await steps.open(demo);
  await steps.choose('pass');
  await steps.tryFailure('010-0000-2000');
  await steps.send();
  await steps.verified();
});
