// What a person does on each journey, whatever comes up: by what can be seen, not by what should come next.
import { ACCOUNT } from '../../../../www/src/providers/ompass/methods.js';
import { PASSWORD as NETS_PASSWORD, PHONE } from '../nets.mjs';
import { USER } from '../ompass.mjs';
import { PASSWORD as PASSNI_PASSWORD } from '../passni.mjs';
import { NUMBER, PERSON } from '../person.mjs';

/** What everyone types: passwords of users who do not exist. */
export const PASSWORDS = {
  ompass: ACCOUNT.password,
  passni: PASSNI_PASSWORD,
  nets: NETS_PASSWORD,
};

/** What is seen at the end of the way in. */
export const GOAL = '.verdict.is-verified';

const WAIT = { timeout: 4000 };
const click = (element) => element.click(WAIT);

/** The way on from where it ended otherwise. */
const ENDED = ['.verdict:not(.is-verified) ~ .actions .button.is-primary', click];

/**
 * What a journey is made with.
 * @typedef {object} World
 * @property {import('@playwright/test').Page} page
 * @property {ReturnType<typeof import('../phone.mjs').createPhone>} phone
 * @property {(action: string, data?: object) => Promise<unknown>} control
 * @property {(user: string) => Promise<unknown>} logOnElsewhere
 */

/**
 * A journey: how it gets ready, what is done on the way in, and what once one is in.
 * @typedef {object} Journey
 * @property {() => Promise<unknown>} [prepare]
 * @property {import('./robot.mjs').Habit[]} habits
 * @property {() => Promise<unknown>} [impatient]
 * @property {{ habits: import('./robot.mjs').Habit[], done: string }} [inside]
 */

/** @type {Record<string, (journey: string, world: World) => Journey>} */
export const JOURNEYS = { tossCert, ompass, passni, nets };

function tossCert(methodId, { page, phone }) {
  const approve = () => phone.act(NUMBER, 'approve').catch(() => {});
  return {
    habits: [
      ...choosing(methodId),
      ['#submit', (button) => fillIn(page, PERSON).then(() => click(button))],
      ['#open-toss', (button) => inWindow(page, button, approveAtToss)],
      ['#approved', (button) => approve().then(() => click(button))],
      ['#reopen', (button) => inWindow(page, button, approveAtToss)],
      ENDED,
    ],
  };
}

function ompass(methodId, { page, control }) {
  const userId = USER;
  const ask = async (popup) => {
    if (methodId !== 'u2f') await popup.locator('#user').fill(userId, WAIT);
    await popup.locator('#login button[type=submit]').click(WAIT);
  };
  const others = () =>
    page
      .context()
      .pages()
      .filter((each) => each !== page);
  return {
    // This number approves by itself.
    prepare: () => control('options', { provider: 'ompass', users: [{ userId, phone: '01000002000' }] }),
    habits: [
      ...choosing(methodId),
      ['#submit', (button) => fillIn(page, { userId, password: PASSWORDS.ompass }).then(() => click(button))],
      ['#open-ompass', (button) => inWindow(page, button, ask)],
      ['#anew', click],
      ['.alert:not([hidden]) ~ * #cancel', click],
      ENDED,
    ],
    // A window in which nothing happens any more is closed, of which the page is told.
    impatient: () => Promise.all(others().map((each) => each.close())),
  };
}

function passni(_, { page }) {
  const user = { userId: 'hong', password: PASSWORDS.passni };
  return {
    habits: [
      ['#view #login', click],
      ['form#login', (form) => fillIn(page, user).then(() => form.locator('[type=submit]').click(WAIT))],
      ENDED,
    ],
    inside: {
      done: '.verdict:not(.is-verified)',
      habits: [
        ['#agents:not(.was-tried)', tried],
        ['#check:not(.was-tried)', tried],
        ['[data-agent="site-b"] [data-how="popup"]:not(.was-tried)', (button) => moveInWindow(page, button)],
        ['#logout', click],
      ],
    },
  };
}

function nets(journey, { page, phone, logOnElsewhere }) {
  const userID = { factor: 'otp', choose: 'choose', moved: 'moved' }[journey] ?? 'hong';
  const code = async () => (await phone.view(PHONE)).messages.at(-1)?.code ?? '000000';
  const clear = ['.verdict:not(.is-verified) ~ .actions #log-off', click];
  return {
    prepare: () => (journey === 'choose' ? logOnElsewhere(userID) : undefined),
    habits: [
      ['#look-again', click],
      ['#submit', (button) => fillIn(page, { userID, password: PASSWORDS.nets }).then(() => click(button))],
      ['#confirm', async (button) => fillIn(page, { code: await code() }).then(() => click(button))],
      ['#stay', click],
      clear,
      ENDED,
    ],
    inside: {
      done: '.verdict:not(.is-verified) ~ .actions #again',
      habits: [['#look:not(.was-tried)', tried], clear, ['#log-off', click]],
      // Who gets stuck at the SSO server goes back.
      impatient: () => page.goBack(),
    },
  };
}

/** @returns {import('./robot.mjs').Habit[]} */
const choosing = (methodId) => [
  [`input[value="${methodId}"]:not(:checked)`, (radio) => radio.check(WAIT)],
  ['.methods ~ .actions .is-primary', click],
];

/** Fields by their names, where they are there. */
async function fillIn(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`[name="${name}"]`).filter({ visible: true });
    if ((await field.count()) > 0) await field.first().fill(value, WAIT);
  }
}

/** Pressed once in a page's life: what comes of it is seen, and then the next is pressed. */
async function tried(button) {
  const one = await marked(button);
  await click(one);
}

async function marked(button) {
  const one = await button.elementHandle(WAIT);
  await one.evaluate((element) => element.classList.add('was-tried'));
  return one;
}

/** Presses what opens a window, and does in there what can be done: it may not open, and be gone before all is done. */
async function inWindow(page, button, act) {
  const opened = page.waitForEvent('popup', WAIT).catch(() => undefined);
  await click(button);
  const popup = await opened;
  if (popup) await popup.waitForLoadState().then(() => act(popup));
}

/** To the other site, whose page shows that it let the user in, or why not. */
async function moveInWindow(page, button) {
  await inWindow(page, await marked(button), async (popup) => {
    await popup.locator('.verdict').waitFor(WAIT);
    await popup.close();
  });
}

async function approveAtToss(toss) {
  const { userName, userPhone, userBirthday } = PERSON;
  await toss.locator('#name').fill(userName, WAIT);
  await toss.locator('#birthday').fill(userBirthday);
  await toss.locator('#phone').fill(userPhone.replaceAll('-', ''));
  await toss.locator('#person [type=submit]').click();
  await toss.locator('#approve').click(WAIT);
}
