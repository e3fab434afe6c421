// What a person can do on a page of the demo, whatever provider it shows.

/** How long one act may take: what is shown now may be gone in a moment. */
export const WAIT = { timeout: 4000 };

/** @param {import('@playwright/test').Locator} element */
export const click = (element) => element.click(WAIT);

/** The way on from an end other than the goal. @type {import('./robot.mjs').Habit} */
export const ENDED = ['.verdict:not(.is-verified) ~ .actions .button.is-primary', click];

/** @returns {import('./robot.mjs').Habit[]} */
export const choosing = (methodId) => [
  [`input[value="${methodId}"]:not(:checked)`, (radio) => radio.check(WAIT)],
  ['.methods ~ .actions .is-primary', click],
];

/** Fields by their names, where they are there. */
export async function fillIn(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`[name="${name}"]`).filter({ visible: true });
    if ((await field.count()) > 0) await field.first().fill(value, WAIT);
  }
}

/** Pressed once in a page's life: what comes of it is seen, and then the next is pressed. */
export async function tried(button) {
  const one = await marked(button);
  await click(one);
}

export async function marked(button) {
  const one = await button.elementHandle(WAIT);
  await one.evaluate((element) => element.classList.add('was-tried'));
  return one;
}

/** Presses what opens a window, and does in there what can be done: it may not open, and be gone before all is done. */
export async function inWindow(page, button, act) {
  const opened = page.waitForEvent('popup', WAIT).catch(() => undefined);
  await click(button);
  const popup = await opened;
  if (popup) await popup.waitForLoadState().then(() => act(popup));
}
