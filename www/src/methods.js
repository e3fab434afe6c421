const PERSON = ['userName', 'userPhone', 'userBirthday', 'userGender', 'userNation', 'providerId', 'usageCode'];
const PHONE = ['userName', 'userPhone', 'usageCode'];
const ARS_CODE = 'ARS-DEMO-0001';

/**
 * The six methods: the word that results and the emulator's list use, the words of the request, and which inputs the
 * form asks for.
 */
export const METHODS = [
  {
    id: 'pass',
    word: 'PASS',
    wire: { serviceType: 'telcoAuth', reqAuthType: 'PASS' },
    fields: ['userName', 'userPhone', 'userBirthday', 'providerId', 'usageCode'],
    optional: ['userBirthday'],
  },
  { id: 'sms', word: 'SMS', wire: { serviceType: 'telcoAuth', reqAuthType: 'SMS' }, fields: PERSON, adult: true },
  { id: 'lms', word: 'LMS', wire: { serviceType: 'telcoAuth-LMS', reqAuthType: 'LMS' }, fields: PERSON },
  {
    id: 'ars',
    word: 'ARS',
    wire: { serviceType: 'telcoAuth-ARSAuth', reqAuthType: 'ARS', arsCode: ARS_CODE },
    fields: PERSON,
  },
  {
    id: 'smsPossession',
    word: 'SMSAuth',
    wire: { serviceType: 'SMSAuth', reqAuthType: 'SMS', providerId: 'SMS' },
    fields: PHONE,
    possession: true,
  },
  {
    id: 'arsPossession',
    word: 'ARSAuth',
    wire: { serviceType: 'ARSAuth', reqAuthType: 'ARS', providerId: 'ARS', arsCode: ARS_CODE },
    fields: PHONE,
    possession: true,
  },
];

/** @param {string} id */
export function methodOf(id) {
  return METHODS.find((method) => method.id === id) ?? METHODS[1];
}

/**
 * The name of a method that a result gives by its word.
 * @param {string} word
 * @param {import('./texts/index.js').TEXTS['ko']} t
 */
export function methodName(word, t) {
  const method = METHODS.find((each) => each.word === word);
  return method ? t.methods[method.id][0] : word;
}

/**
 * The authInfo of a method: its own words and those of the person's answers that it takes.
 * @param {string} id
 * @param {Record<string, string>} values
 */
export function authInfoOf(id, values) {
  const { wire, fields } = methodOf(id);
  const given = Object.fromEntries(fields.filter((name) => values[name]).map((name) => [name, values[name]]));
  // People and autofill write dates with separators; the wire has eight digits.
  if (given.userBirthday) given.userBirthday = given.userBirthday.replace(/[-./\s]/g, '');
  return { ...wire, ...given };
}

/**
 * A phone number as this page shows it: the middle hidden.
 * @param {string} phone
 */
export function maskedPhone(phone) {
  const digits = phone.replace(/\D/g, '');
  return `${digits.slice(0, 3)}-****-${digits.slice(-4)}`;
}
