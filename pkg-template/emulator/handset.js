/**
 * One phone, as its owner holds it; the same actions stand under /phone/api over HTTP.
 * @param {import('./index.js').Step} step
 * @param {string} number
 * @returns {import('../types/emulator.d.ts').EmulatorPhone}
 */
export function makePhone(step, number) {
  const phone = String(number).replace(/\D/g, '');
  /**
   * What each action gives is the core's to say.
   * @param {string} action @param {object} [input] @returns {import('../types/emulator.d.ts').EmulatorView}
   */
  const act = (action, input = {}) => step({ type: 'phone', phone, action, input });
  const view = () => act('view');
  return {
    number: phone,
    view,
    messages: () => view().messages,
    latestCode: () => view().messages.at(-1)?.code,
    prompt: () => view().prompt,
    call: () => view().call,
    spoken: () => view().call?.spoken,
    open: () => act('open'),
    approve: () => act('approve'),
    decline: () => act('decline'),
    ignore: () => act('ignore'),
    answer: () => act('answer'),
    dismiss: () => act('dismiss'),
    miss: () => act('miss'),
    busy: () => act('busy'),
    key: (digits) => act('key', { digits: String(digits) }),
    hangUp: () => act('hangUp'),
  };
}
