import { faultPanel } from './faults.js';
import { PANELS } from './panels.js';

const NAMES = ['phone', 'code', 'state', 'faults', 'network'];

/**
 * The tabs beside the page: the phone, and what a developer wants to see.
 * @param {Document} page
 */
export function createSide(page) {
  const tab = (name) => page.getElementById(`tab-${name}`);
  const panel = (name) => page.getElementById(`side-${name}`);
  /** @type {import('../app.js').App | undefined} */
  let app;
  let current = 'phone';
  let drawn = '';

  function choose(name, focus = false) {
    current = name;
    for (const each of NAMES) {
      tab(each).setAttribute('aria-selected', String(each === name));
      tab(each).tabIndex = each === name ? 0 : -1;
      panel(each).hidden = each !== name;
    }
    if (focus) tab(name).focus();
    drawn = '';
    draw();
  }

  function draw() {
    if (!app || current === 'phone') return;
    // The faults do not change; what someone reads or has marked in the others stays as long as it is true.
    const { key = () => 'faults', draw: make = faultPanel } = PANELS[current] ?? {};
    const now = [app.provider.name, app.lang, key(app)].join();
    if (now === drawn) return;
    drawn = now;
    panel(current).replaceChildren(...make(app).filter(Boolean));
  }

  const shown = () => NAMES.filter((name) => !tab(name).hidden);
  for (const name of NAMES) {
    tab(name).addEventListener('click', () => choose(name));
    tab(name).addEventListener('keydown', ({ key }) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
      const names = shown();
      if (by) choose(names.at((names.indexOf(name) + by) % names.length), true);
    });
  }

  return {
    /** Another provider or language, or something happened. @param {import('../app.js').App} next */
    follow(next) {
      app = next;
      tab('phone').hidden = app.provider.phoneless === true;
      if (current === 'phone' && app.provider.phoneless) choose('code');
      else draw();
    },
    choose,
  };
}
