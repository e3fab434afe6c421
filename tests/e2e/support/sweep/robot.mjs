// Someone who does what can be done on the page, until there is nothing more to do.
import { expect } from '@playwright/test';

const PATIENCE_MS = 20_000;
const EVERY_MS = 60;
/** Who has done the same so often is going round in circles. */
const OFTEN = 6;

/**
 * One thing that can be done, where an element of this selector is shown and not busy.
 * @typedef {[selector: string, act: (element: import('@playwright/test').Locator) => Promise<unknown>]} Habit
 */

/**
 * @param {import('@playwright/test').Page} page
 * @param {Habit[]} habits the first that fits is followed
 * @param {object} goals
 * @param {string} goals.done what is shown at the end
 * @param {() => Promise<unknown>} [goals.impatient] what to do, once, where nothing happens for long
 */
export function createRobot(page, habits, { done, impatient }) {
  const trace = [];
  const said = new Set();
  const selectors = [done, ...habits.map(([selector]) => selector)];

  /** Which of the selectors fits first, and what the page says. Undefined while one page gives way to another. */
  const look = () => page.evaluate(seen, selectors).catch(() => undefined);

  /** Until the goal is seen: all that was said on the way. Throws where the page leads nowhere. */
  async function run() {
    const counts = new Map();
    let waited = false;
    let since = Date.now();
    for (;;) {
      const now = await look();
      for (const text of now?.said ?? []) said.add(text);
      if (now?.fits === 0) return [...said];
      const habit = habits[(now?.fits ?? 0) - 1];
      if (habit) {
        const [selector, act] = habit;
        trace.push(selector);
        counts.set(selector, (counts.get(selector) ?? 0) + 1);
        expect(counts.get(selector), `circles: ${trace.join(' → ')}`).toBeLessThan(OFTEN);
        // What was there a moment ago may be gone with its page: the next look tells.
        await act(page.locator(selector).filter({ visible: true }).first()).catch(() => {});
        since = Date.now();
      } else if (impatient && !waited && Date.now() - since > PATIENCE_MS / 4) {
        waited = true;
        await impatient();
      }
      expect(Date.now() - since, `standstill: ${trace.join(' → ')}, ${now?.heading}`).toBeLessThan(PATIENCE_MS);
      await page.waitForTimeout(EVERY_MS);
    }
  }

  return { run };
}

/** In the page. */
function seen(selectors) {
  const shown = (element) => element.checkVisibility() && element.getAttribute('aria-disabled') !== 'true';
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const texts = (selector) => all(selector).map(({ innerText }) => innerText.trim());
  return {
    fits: selectors.findIndex((selector) => all(selector).length > 0),
    heading: texts('h2').join(),
    said: texts('.alert-text, .field .error, .verdict + .lead').filter(Boolean),
  };
}
