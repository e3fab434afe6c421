/** Nobody is believed who wants to be left alone for longer. */
const LONGEST_MS = 3_600_000;

/** Of a server that has too much to do and does not say for how long. */
const USUAL_MS = 5_000;

/**
 * How long a server asks to be left alone.
 * @param {number} status
 * @param {(name: string) => string | null | undefined} header
 * @returns {number | undefined} in ms; nothing if it does not ask
 */
export function retryAfterOf(status, header) {
  const said = header('retry-after')?.trim() ?? '';
  const since = Date.parse(header('date') ?? '') || Date.now();
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - since;
  if (ms > 0) return Math.min(ms, LONGEST_MS);
  return status === 429 ? USUAL_MS : undefined;
}
