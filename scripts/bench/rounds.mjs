/**
 * Measuring several ways of one thing against each other. A machine's pace changes, so the ways take turns, round by
 * round, and what counts is the median over the rounds. This file runs in browsers too.
 */

/**
 * @template T
 * @param {{ name: string, turn: () => T | Promise<T> }[]} ways
 * @param {{ rounds: number, warmUp: number }} size the rounds that warm up are not among the results
 * @returns {Promise<Record<string, T[]>>} by name, the result of each round
 */
export async function takeTurns(ways, { rounds, warmUp }) {
  const results = Object.fromEntries(ways.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    // Every other round runs backwards, so that no way always follows the same one.
    const order = round % 2 === 0 ? ways : [...ways].reverse();
    for (const { name, turn } of order) {
      const result = await turn();
      if (round >= 0) results[name].push(result);
    }
  }
  return results;
}

/**
 * @param {{ name: string, once: () => unknown }[]} ways
 * @param {{ rounds?: number, batch?: number }} [size]
 * @returns {Promise<Record<string, number[]>>} by name, the time of one call in milliseconds, for each round
 */
export function alternate(ways, { rounds = 25, batch = 20 } = {}) {
  const turns = ways.map(({ name, once }) => {
    const turn = async () => {
      const start = performance.now();
      for (let count = 0; count < batch; count += 1) await once();
      return (performance.now() - start) / batch;
    };
    return { name, turn };
  });
  return takeTurns(turns, { rounds, warmUp: 2 });
}

/** @param {number[]} list @returns {number} */
export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** @param {number[]} list @returns {[number, number]} four fifths of the list lie between these two */
export function spread(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  return [at(0.1), at(0.9)];
}
