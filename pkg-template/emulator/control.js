/**
 * The control API of a running emulator; the same actions stand under /control over HTTP.
 * @param {import('./index.js').Step} step
 * @returns {import('../types/emulator.d.ts').EmulatorControl & { now: () => number }}
 */
export function makeControl(step) {
  /**
   * What each action gives is the core's to say.
   * @template T @param {string} action @param {object} [input] @returns {T}
   */
  const act = (action, input = {}) => step({ type: 'control', action, input });
  return {
    now: () => /** @type {{ now: number }} */ (act('clock')).now,
    fault: (order) => void act('fault', order),
    clearFaults: () => void act('clearFaults'),
    advance: (ms) => void act('advance', { ms }),
    resetClock: () => void act('resetClock'),
    options: (options) => void act('options', options),
    log: () => act('log'),
    counts: (provider) => act('counts', { provider }),
    numbers: (provider) => act('numbers', { provider }),
    phones: () => act('phones'),
    reset: () => void act('reset'),
  };
}
