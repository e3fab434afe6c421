import { bringWaiting } from './trail.js';

/**
 * The emulated phone beside the page, in a frame of another origin; on a narrow screen one of two panes.
 * @param {Document} page
 * @param {string} phoneUrl
 * @typedef {ReturnType<typeof createPhone>} Phone
 */
export function createPhone(page, phoneUrl) {
  const frame = page.getElementById('phone-frame');
  const off = page.getElementById('phone-off');
  const tabs = [...page.querySelectorAll('[data-pane]')];
  const news = page.getElementById('phone-news');
  let number;
  let lang;

  function load() {
    const url = new URL(phoneUrl);
    url.searchParams.set('lang', lang);
    url.searchParams.set('phone', number);
    // Replacing, not setting src: the frame must not add steps to the browser's history.
    frame.contentWindow?.location.replace(url.href);
  }

  /** A number that this page does not know, as after a reload, is asked for: another person's phone is not shown. */
  function turnOn(next = '') {
    const digits = next.replace(/\D/g, '');
    if (!digits || digits === number) return;
    off.hidden = true;
    frame.hidden = false;
    number = digits;
    load();
  }

  function choose(pane) {
    page.body.dataset.pane = pane;
    off.addEventListener('submit', (event) => {
    event.preventDefault();
    turnOn(page.getElementById('phone-number').value);
  });
  for (const tab of tabs) tab.setAttribute('aria-pressed', String(tab.dataset.pane === pane));
    if (pane === 'phone') news.hidden = true;
    scrollTo({ top: 0 });
    if (pane === 'main') bringWaiting();
  }

  off.addEventListener('submit', (event) => {
    event.preventDefault();
    turnOn(page.getElementById('phone-number').value);
  });
  for (const tab of tabs) tab.addEventListener('click', () => choose(tab.dataset.pane));
  choose('main');

  return {
    turnOn,
    choose,
    speak(next) {
      lang = next;
      if (number !== undefined) load();
    },
    /** Something came to the phone that the person may not see, because the other pane is in front. */
    announceNews: () => (news.hidden = page.body.dataset.pane === 'phone'),
  };
}
