const PREFIX = 'bonin-demo-flow:';

/**
 * What survives a reload of this tab: the flow's snapshot and what its provider keeps. Nothing that was typed is kept.
 * @typedef {object} Session
 * @property {string} snapshot
 * @property {Record<string, unknown>} facts the provider's own, such as the method
 * @property {boolean} [away] this page itself went to the provider's
 * @property {boolean} [back] and came back: it goes on without asking
 */

/**
 * @param {string} provider
 * @param {Session} session
 */
export function keepSession(provider, session) {
  sessionStorage.setItem(PREFIX + provider, JSON.stringify(session));
}

/**
 * @param {string} provider
 * @returns {Session | undefined}
 */
export function keptSession(provider) {
  try {
    const session = JSON.parse(sessionStorage.getItem(PREFIX + provider));
    return typeof session?.snapshot === 'string' ? session : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} provider */
export function dropSession(provider) {
  sessionStorage.removeItem(PREFIX + provider);
}

/**
 * The provider whose page this tab went to, and what was kept then.
 * @returns {{ provider: string, session: Session } | undefined}
 */
export function awaySession() {
  const names = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  return names
    .map((key) => key.slice(PREFIX.length))
    .map((provider) => ({ provider, session: keptSession(provider) }))
    .find(({ session }) => session?.away);
}
