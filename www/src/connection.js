import { h } from './dom.js';

/**
 * A line that is there while the browser has no network. Nothing has to be done about it: the flow goes on by itself.
 * @param {import('./app.js').App} app
 */
export function connectionLine({ t, announce }) {
  const element = h('p', { class: 'connection', hidden: navigator.onLine }, t.flow.offline);
  const listening = new AbortController();

  addEventListener('offline', lost, { signal: listening.signal });
  addEventListener('online', () => (element.hidden = true), { signal: listening.signal });

  function lost() {
    element.hidden = false;
    announce.politely(t.flow.offline);
  }

  return { element, stop: () => listening.abort() };
}
