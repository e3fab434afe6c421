import { encryptAuthInfo, init } from 'bonin';

export const name = 'bonin';

/** @returns {Promise<(publicKey: string, info: object) => string>} checked, then sealed */
export async function prepare() {
  await init();
  return encryptAuthInfo;
}
