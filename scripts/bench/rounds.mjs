/** Measuring several ways of one thing against each other: a machine's pace changes, so their turns alternate. */

/**
 * @param {{ name: string, once: () => unknown }[]} ways
 * @param {{ rounds?: number, batch?: number }} [size]
 * @returns {Promise<Record<string, number>>} by name, the median time of one turn in milliseconds
 */
export async function alternate(ways, { rounds = 25, batch = 20 } = {}) {
  const times = new Map(ways.map(({ name }) => [name, []]));
  for (let round = -2; round < rounds; round += 1) {
    for (const { name, once } of ways) {
      const start = performance.now();
      for (let turn = 0; turn < batch; turn += 1) await once();
      // The first two rounds warm up.
      if (round >= 0) times.get(name).push((performance.now() - start) / batch);
    }
  }
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
}

/** @param {number[]} list @returns {number} */
export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
