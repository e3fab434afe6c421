// Every fault that the control API can play, in the demo: nothing hangs, what is said is a sentence in the page's
// language, one gets on from it to the end, and nothing secret is left. With SWEEP=all those too that are much like
// others, and each in both languages and widths.
import { expect, test as base } from './support/demo.mjs';
import { createNetsSteps } from './support/nets.mjs';
import { GOAL, SWEPT } from './support/sweep/index.mjs';
import { createRobot } from './support/sweep/robot.mjs';

const all = process.env.SWEEP === 'all';

const test = base.extend({
  /** NETS*SSO: on another device. */
  logOnElsewhere: async ({ browser, lang, demo }, use) => {
    const context = await browser.newContext();
    await use(async (user) => createNetsSteps(await context.newPage(), lang, demo.url).enter(demo, user));
    await context.close();
  },
});

/** Passwords, and what results are called on their way through the browser. */
const SECRETS = [...Object.values(SWEPT).flatMap(({ password }) => password ?? []), 'access_token', 'sso_code'];

const CASES = Object.values(SWEPT).flatMap(({ cases }) => cases);

/** What the page keeps, and where it has been. */
const remains = () =>
  JSON.stringify([
    globalThis.navigation.entries().map(({ url }) => url),
    history.state,
    { ...sessionStorage },
    { ...localStorage },
    document.cookie,
  ]);

const SENTENCE = { ko: /[가-힣]{2,} [가-힣]/, en: /^[^가-힣]*[a-z]{2,} [a-z]{2,}[^가-힣]*$/i };

for (const [index, { provider, journey, later, order }] of CASES.filter(({ rare }) => all || !rare).entries()) {
  const title = `${provider}, ${journey}${later ? ', logged in' : ''}: ${JSON.stringify(order)}`;
  const tag = all ? [] : [index % 2 === 0 ? '@wide' : '@narrow'];
  test(title, { tag }, async ({ page, demo, phone, control, lang, logOnElsewhere }) => {
    const printed = [];
    page.on('console', (message) => printed.push(message.text()));
    const world = { page, phone, control, logOnElsewhere };
    const { prepare, habits, impatient, inside } = SWEPT[provider].journey(journey, world);
    const begins = () => control('fault', { provider, ...order });
    await prepare?.();
    if (!later) await begins();
    await page.goto(`${demo.url}?provider=${provider}&lang=${lang}`);
    const said = await createRobot(page, habits, { done: GOAL, impatient }).run();
    if (later) await begins();
    if (inside) said.push(...(await createRobot(page, inside.habits, inside).run()));
    // What the provider says itself is in its own language.
    for (const text of said.filter((each) => each !== order.message)) expect(text).toMatch(SENTENCE[lang]);
    const left = [await page.evaluate(remains), ...printed].join('\n');
    for (const secret of SECRETS) expect(left).not.toContain(secret);
  });
}
