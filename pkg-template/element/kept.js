// A flow that outlives a reload: its snapshot and its method, in sessionStorage. Nothing that was typed is in it.

/** @typedef {{ snapshot: string, method: string }} Kept */

/**
 * @param {string | undefined} key none where nothing is to be kept
 */
export function keeper(key) {
  const name = `bonin-verify:${key}`;
  /** A page may be forbidden to store, or the store be full. @template T @param {(store: Storage) => T} use */
  const attempt = (use) => {
    try {
      return key === undefined ? undefined : use(globalThis.sessionStorage);
    } catch {
      return undefined;
    }
  };
  return {
    /** @param {Kept} kept */
    keep: (kept) => attempt((store) => store.setItem(name, JSON.stringify(kept))),
    /** @returns {Kept | undefined} */
    kept: () => attempt((store) => JSON.parse(store.getItem(name) ?? 'null') ?? undefined),
    drop: () => attempt((store) => store.removeItem(name)),
  };
}
