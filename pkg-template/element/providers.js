// The providers that the element can show: the methods of each, what a method asks the user for, and its calls.
import { pickAuthInfo } from '../client/pick.js';

/** @typedef {'userName' | 'userBirthday' | 'userGender' | 'userNation' | 'providerId' | 'userPhone'} FieldName */

/**
 * Settings that the page gives, and the user does not.
 * @typedef {{ nonce?: string | undefined, usageCode: string, arsCode?: string | undefined, userId?: string | undefined,
 *   lang: 'ko' | 'en' }} Settings
 */

/**
 * @typedef {object} Method
 * @property {readonly FieldName[]} fields what the form asks for; without any there is a button alone
 * @property {(settings: Settings) => object} begin the options of `begin()`
 * @property {(values: Record<string, string>, settings: Settings) => unknown} [info] what `request()` takes
 * @property {true} [heard] whether the code is heard on a call
 * @property {true} [leaves] whether this page goes to the provider, and comes back with a code for another flow
 */

/** @type {readonly FieldName[]} */
const PERSON = ['userName', 'userBirthday', 'userGender', 'userNation', 'providerId', 'userPhone'];

/** @param {Settings} settings */
const withNonce = ({ nonce }) => (nonce ? { nonce } : {});

/**
 * A method of mobileOK by the words of its request.
 * @param {string} serviceType @param {string} reqAuthType @param {Partial<Method>} [more] @param {object} [fixed]
 * @returns {Method}
 */
const mobileok = (serviceType, reqAuthType, more, fixed) => ({
  fields: PERSON,
  begin: withNonce,
  info: (values, { usageCode, arsCode }) =>
    pickAuthInfo({ ...values, serviceType, reqAuthType, usageCode, arsCode, ...fixed }),
  ...more,
});

/** @param {'PUSH' | 'APP_SCHEME'} triggerType @returns {Method} */
const toss = (triggerType) => ({
  fields: ['userName', 'userBirthday', 'userPhone'],
  begin: (settings) => ({ ...withNonce(settings), method: 'personal' }),
  info: ({ userName, userPhone, userBirthday }) => ({ userName, userPhone, userBirthday, triggerType }),
});

/** @param {'uaf' | 'u2f'} method @returns {Method} */
const ompass = (method) => ({
  fields: [],
  begin: (settings) => {
    const { userId, lang } = settings;
    return { ...withNonce(settings), method, lang, ...(userId && { userId }) };
  },
});

/** @type {Record<string, Record<string, Method>>} */
export const PROVIDERS = {
  mobileok: {
    sms: mobileok('telcoAuth', 'SMS'),
    lms: mobileok('telcoAuth-LMS', 'LMS'),
    pass: mobileok('telcoAuth', 'PASS', { fields: ['userName', 'providerId', 'userPhone'] }),
    ars: mobileok('telcoAuth-ARSAuth', 'ARS'),
    'sms-possession': mobileok('SMSAuth', 'SMS', { fields: ['userName', 'userPhone'] }, { providerId: 'SMS' }),
    'ars-possession':
      mobileok('ARSAuth', 'ARS', { fields: ['userName', 'userPhone'], heard: true }, { providerId: 'ARS' }),
  },
  tossCert: {
    push: toss('PUSH'),
    app: toss('APP_SCHEME'),
    window: { fields: [], begin: (settings) => ({ ...withNonce(settings), method: 'window' }), info: () => undefined },
  },
  ompass: { uaf: ompass('uaf'), u2f: ompass('u2f') },
  passni: { sso: { fields: [], begin: ({ userId }) => (userId ? { userId } : {}), leaves: true } },
};
