import { h } from './dom.js';

/** Seconds at which the rest is spoken; every second would drown everything else. */
const SPOKEN = [60, 10];

/**
 * The one clock of a view. It runs down to a time, and says twice how much is left.
 * @param {{ label: string, now: () => number, say: (seconds: number) => void }} options
 */
export function createCountdown({ label, now, say }) {
  const figure = h('span', { class: 'figure' });
  const about = { class: 'countdown', part: 'countdown', role: 'timer', 'aria-live': 'off', hidden: true };
  const element = h('p', about, label, ' ', figure);
  /** @type {number | undefined} */
  let until;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let before = 0;

  /** @param {number} end */
  function show(end) {
    const rest = end - now();
    const seconds = Math.max(0, Math.ceil(rest / 1000));
    figure.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    element.classList.toggle('short', seconds <= SPOKEN[0]);
    if (SPOKEN.some((mark) => before > mark && seconds <= mark && seconds > 0)) say(seconds);
    before = seconds;
    // At the next full second, so that no figure is left out.
    timer = seconds > 0 ? setTimeout(show, rest % 1000 || 1000, end) : undefined;
  }

  return {
    element,
    /** @param {number | undefined} next in milliseconds since 1970; nothing is shown without it, or once it is past */
    set(next) {
      element.hidden = next === undefined || next <= now();
      if (next === until) return;
      clearTimeout(timer);
      until = next;
      before = 0;
      if (next !== undefined) show(next);
    },
    stop: () => clearTimeout(timer),
  };
}
