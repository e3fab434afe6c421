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
    if (number) url.searchParams.set('phone', number);
    // Replacing, not setting src: the frame must not add steps to the browser's history.
    frame.contentWindow?.location.replace(url.href);
  }

  /** Without a number it shows the phone that something happened on last. */
  function turnOn(next = '') {
    const digits = next.replace(/\D/g, '');
    off.hidden = true;
    frame.hidden = false;
    if (digits === number) return;
    number = digits;
    load();
  }

  function choose(pane) {
    page.body.dataset.pane = pane;
    for (const tab of tabs) tab.setAttribute('aria-pressed', String(tab.dataset.pane === pane));
    if (pane === 'phone') news.hidden = true;
    scrollTo({ top: 0 });
  }

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
