import { bareDate } from '../../person-fields.js';

/**
 * The five ways: what `begin` is told, what `request` is told besides the person, and the words that results and the
 * emulator's list use. Where the person is named in Toss's own page, there is no form.
 */
export const METHODS = [
  { id: 'push', icon: 'bell', group: 'app', method: 'personal', triggerType: 'PUSH', word: 'PUSH' },
  { id: 'link', icon: 'link', group: 'app', method: 'personal', triggerType: 'APP_SCHEME', word: 'APP_SCHEME' },
  { id: 'window', icon: 'window', group: 'own', method: 'window', word: 'WINDOW', named: 'there' },
  { id: 'page', icon: 'door', group: 'own', method: 'page', word: 'WINDOW', named: 'there' },
  { id: 'document', icon: 'pen', group: 'sign', method: 'document', triggerType: 'PUSH', word: 'PUSH' },
];

/** @param {string} id */
export function methodOf(id) {
  return METHODS.find((method) => method.id === id) ?? METHODS[0];
}

/**
 * What `request` takes.
 * @param {string} id
 * @param {Record<string, string>} values
 * @param {{ serviceName: string, title: string }} names of the document
 */
export function infoOf(id, values, { serviceName, title }) {
  const { named, triggerType } = methodOf(id);
  if (named) return undefined;
  const { userName, userPhone, userBirthday, documentLock, 'document.text': text } = values;
  const person = { userName, userPhone, userBirthday: bareDate(userBirthday), triggerType };
  const document = { serviceName, title, text, personal: documentLock !== 'open' };
  return id === 'document' ? { ...person, document } : person;
}
