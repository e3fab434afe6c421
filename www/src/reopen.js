import { button } from './controls.js';

/**
 * A button that opens the provider's page again. The page often asks the provider how things stand, and nobody sees
 * that: a click in that moment waits for the answer, because the flow refuses a second call until then.
 * @param {import('./app.js').App} app
 * @param {{ text: string, before: () => void }} options `before` takes the last error away
 */
export function reopenButton(app, { text, before }) {
  let clicked = false;
  const { element, set } = button({ text, id: 'reopen', onclick: click });

  function click() {
    before();
    clicked = true;
    openIfPossible();
  }

  function openIfPossible() {
    if (!clicked || !app.can('open')) return;
    clicked = false;
    // The state tells what went wrong.
    app.flow.open().catch(() => {});
  }

  return {
    element,
    /**
     * @param {{ actions: readonly string[], pending?: string }} state
     * @param {string} kind of the button
     */
    update({ actions, pending }, kind) {
      set({ kind, enabled: actions.includes('open') || pending === 'confirm' });
      // After this change of the state has been told to everyone.
      queueMicrotask(openIfPossible);
    },
  };
}
