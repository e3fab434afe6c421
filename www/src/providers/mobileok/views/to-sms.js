import { button } from '../../../controls.js';

/**
 * The way to the method that every phone can do.
 * @param {import('../../../app.js').App} app
 * @param {string} [kind] of the button
 */
export function toSms(app, kind = 'quiet') {
  return button({ text: app.t.flow.toSms, kind, id: 'to-sms', onclick: app.switchToSms }).element;
}
