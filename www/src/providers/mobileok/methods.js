import { bareDate } from '../../person-fields.js';

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
    icon: 'shield',
    word: 'PASS',
    wire: { serviceType: 'telcoAuth', reqAuthType: 'PASS' },
    fields: ['userName', 'userPhone', 'userBirthday', 'providerId', 'usageCode'],
    optional: ['userBirthday'],
  },
  {
    id: 'sms',
    icon: 'message',
    word: 'SMS',
    wire: { serviceType: 'telcoAuth', reqAuthType: 'SMS' },
    fields: PERSON,
    adult: true,
  },
  {
    id: 'lms',
    icon: 'letter',
    word: 'LMS',
    wire: { serviceType: 'telcoAuth-LMS', reqAuthType: 'LMS' },
    fields: PERSON,
  },
  {
    id: 'ars',
    icon: 'call',
    word: 'ARS',
    wire: { serviceType: 'telcoAuth-ARSAuth', reqAuthType: 'ARS', arsCode: ARS_CODE },
    fields: PERSON,
  },
  {
    id: 'smsPossession',
    icon: 'handset',
    word: 'SMSAuth',
    wire: { serviceType: 'SMSAuth', reqAuthType: 'SMS', providerId: 'SMS' },
    fields: PHONE,
    possession: true,
  },
  {
    id: 'arsPossession',
    icon: 'ringing',
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
 * The authInfo of a method: its own words and those of the person's answers that it takes.
 * @param {string} id
 * @param {Record<string, string>} values
 */
export function authInfoOf(id, values) {
  const { wire, fields } = methodOf(id);
  const given = Object.fromEntries(fields.filter((name) => values[name]).map((name) => [name, values[name]]));
  if (given.userBirthday) given.userBirthday = bareDate(given.userBirthday);
  return { ...wire, ...given };
}
