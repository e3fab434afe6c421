import { button, errorBox } from '../../../controls.js';
import { h } from '../../../dom.js';
import { icon } from '../../../icons.js';

/**
 * Step 1: nothing is typed here. A button leads to the SSO server's page, and others name a user on the way.
 * @param {import('../../../app.js').App} app
 */
export function doorView(app) {
  const { door: texts } = app.t;
  const heading = h('h2', { tabindex: '-1' }, texts.heading(app.settings.site.name[app.lang]));
  const alert = errorBox();
  const go = button({ text: texts.go, busyText: texts.going, kind: 'primary', id: 'login', onclick: () => login() });
  const element = h(
    'div',
    { class: 'stack' },
    heading,
    h('p', { class: 'intro' }, texts.intro),
    alert.element,
    h('div', { class: 'actions' }, go.element),
    h('p', { class: 'sealed' }, icon('lock'), h('span', {}, texts.sealed)),
    app.numbers.length > 0 && users(),
  );

  function users() {
    return h(
      'section',
      { class: 'panel', 'aria-labelledby': 'passni-users' },
      h('h3', { id: 'passni-users' }, texts.users),
      h('p', { class: 'hint' }, texts.usersHint(app.numbers[0].password)),
      h('ul', { class: 'passni-users' }, app.numbers.map(row)),
    );
  }

  function row({ user, ...sentences }) {
    const onclick = () => login(user);
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'failure', 'data-user': user, onclick },
        h('code', {}, user),
        h('span', {}, sentences[app.lang]),
      ),
    );
  }

  async function login(userId) {
    alert.show(undefined);
    go.set({ busy: true });
    const error = await app.login(userId);
    go.set({ busy: false });
    if (!error) return;
    alert.show({ text: error.message, lang: app.flowLang });
    app.announce.atOnce(error.message);
  }

  return { step: 'login', element, heading };
}
