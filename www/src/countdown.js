import { h } from './dom.js';

/** Where a countdown is spoken; every second would drown everything else. */
const SPOKEN = [60, 10];

/**
 * A clock that runs down to `until`. It writes the rest as 2:59, and speaks twice.
 * @param {{ label: string, over: string, now: () => number, onSpoken: (seconds: number) => void }} options
 * @returns {{ element: HTMLElement, set(until: number | undefined): void, stop(): void }}
 */
export function createCountdown({ label, over, now, onSpoken }) {
  const figure = h('span', { class: 'countdown-figure' });
  const element = h(
    'div',
    { class: 'countdown', role: 'timer', 'aria-live': 'off', hidden: true },
    h('span', { class: 'countdown-label' }, label),
    figure,
  );
  let until;
  let timer;
  let before = Infinity;

  function show() {
    const rest = until - now();
    const seconds = Math.max(0, Math.ceil(rest / 1000));
    figure.textContent = seconds === 0 ? over : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    element.classList.toggle('is-short', seconds <= SPOKEN[0]);
    if (SPOKEN.some((mark) => before > mark && seconds <= mark) && before !== Infinity && seconds > 0)
      onSpoken(seconds);
    before = seconds;
    // Wakes at the next full second, so that no figure is skipped.
    timer = seconds > 0 ? setTimeout(show, rest % 1000 || 1000) : undefined;
  }

  function stop() {
    clearTimeout(timer);
  }

  return {
    element,
    set(next) {
      if (next === until) return;
      stop();
      until = next;
      before = Infinity;
      element.hidden = until === undefined;
      if (until !== undefined) show();
    },
    stop,
  };
}
