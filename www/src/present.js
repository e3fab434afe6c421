import { isBoninError } from 'bonin';

/**
 * What went wrong, as something with a message for the user: a BoninError as it is, anything else as the page's fault.
 * @param {unknown} error
 * @param {string} otherwise
 */
export function presentable(error, otherwise) {
  if (isBoninError(error)) return error;
  console.error(error);
  return { message: otherwise, kind: 'bug' };
}

/**
 * A time of this day, to the minute.
 * @param {number} at milliseconds since 1970
 * @param {'ko' | 'en'} lang
 */
export const clockTime = (at, lang) => new Date(at).toLocaleTimeString(lang, { timeStyle: 'short' });

/**
 * A phone number as this page shows it: the middle hidden.
 * @param {string} phone
 */
export function maskedPhone(phone) {
  const digits = phone.replace(/\D/g, '');
  return `${digits.slice(0, 3)}-****-${digits.slice(-4)}`;
}
