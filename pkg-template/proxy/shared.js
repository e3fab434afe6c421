// Answers of a provider that serve every call until they are old, such as the access token of a proxy: asked for once
// at a time, and not while the last one is good. For as long as this proxy lives; nothing is stored.

/** Asked for again this much before the end, or a tenth of the lifetime where that is less. */
const MARGIN_MS = 60_000;

/** A refused answer younger than this was not replaced by anything newer: asking again at once would not help. */
const JUST_NOW_MS = 5_000;

/**
 * @typedef {{ type: 'response', status: number, body: string } | { type: 'unreachable', timeout: boolean }} Outcome
 * @param {() => number} now in ms
 * @returns {(task: { key: string, lifetime: string, renew: boolean }, ask: () => Promise<Outcome>) => Promise<Outcome>}
 */
export function sharedAnswers(now) {
  /** @type {Map<string, { asked: number, until: number, outcome: Promise<Outcome> }>} */
  const kept = new Map();
  return ({ key, lifetime, renew }, ask) => {
    const last = kept.get(key);
    const age = last && now() - last.asked;
    // An answer that was asked for later than now is of a clock that was ahead: its end would not come for as long.
    const isOld = last && age !== undefined && (age < -JUST_NOW_MS || now() >= last.until);
    const isRefused = renew && age !== undefined && Math.abs(age) > JUST_NOW_MS;
    if (last && !isOld && !isRefused) return last.outcome;
    const asked = now();
    const forget = () => kept.get(key) === entry && kept.delete(key);
    const outcome = ask().then(
      (outcome) => {
        entry.until = goodUntil(outcome, lifetime, now());
        if (entry.until <= now()) forget();
        return outcome;
      },
      (error) => {
        forget();
        throw error;
      },
    );
    const entry = { asked, until: Infinity, outcome };
    kept.set(key, entry);
    return entry.outcome;
  };
}

/** @param {Outcome} outcome @param {string} lifetime @param {number} time */
function goodUntil(outcome, lifetime, time) {
  const isGood = outcome.type === 'response' && outcome.status === 200;
  const ms = isGood ? lifetimeOf(outcome.body, lifetime) : 0;
  return time + ms - Math.min(MARGIN_MS, ms / 10);
}

/** @param {string} body @param {string} name */
function lifetimeOf(body, name) {
  try {
    const seconds = Number(JSON.parse(body)[name]);
    return seconds > 0 ? seconds * 1000 : 0;
  } catch {
    return 0;
  }
}
