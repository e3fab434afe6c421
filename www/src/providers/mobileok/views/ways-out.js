import { button } from '../../../controls.js';

/**
 * The way to the method that every phone can do.
 * @param {import('../../../app.js').App} app
 * @param {string} [kind] of the button
 */
export function toSms(app, kind = 'quiet') {
  return button({ text: app.t.flow.toSms, kind, id: 'to-sms', onclick: app.switchToSms }).element;
}

/**
 * The way back to the form, with everything that was typed; none if this page does not know it any more.
 * @param {import('../../../app.js').App} app
 */
export function changeNumber(app) {
  if (!app.values.userPhone) return undefined;
  return button({ text: app.t.flow.changeNumber, kind: 'quiet', id: 'change-number', onclick: app.editForm }).element;
}
