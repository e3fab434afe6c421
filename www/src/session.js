const KEY = 'bonin-demo-flow';

/**
 * What survives a reload of this tab: the flow's snapshot and the method. Nothing that was typed is kept.
 * @typedef {{ snapshot: string, methodId: string }} Session
 */

/** @param {Session} session */
export function keepSession(session) {
  sessionStorage.setItem(KEY, JSON.stringify(session));
}

/** @returns {Session | undefined} */
export function keptSession() {
  try {
    const session = JSON.parse(sessionStorage.getItem(KEY));
    return typeof session?.snapshot === 'string' ? session : undefined;
  } catch {
    return undefined;
  }
}

export function dropSession() {
  sessionStorage.removeItem(KEY);
}
