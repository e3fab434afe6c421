/**
 * One comparison: `ratio` is ours over theirs.
 * @typedef {{ what: string, ours: string, peer: string, theirs: string, ratio: number }} Row
 */

/** @param {Row[]} rows @returns {string} a Markdown table */
export function table(rows) {
  const lines = rows.map(({ what, ours, peer, theirs, ratio }) =>
    [what, ours, peer, theirs, ratio.toFixed(2)].map((cell) => ` ${cell} `).join('|'),
  );
  const head = ['| what | bonin | against | there | ratio |', '|---|--:|---|--:|--:|'];
  return [...head, ...lines.map((line) => `|${line}|`)].join('\n');
}

/** @param {number} ms @returns {string} */
export const milliseconds = (ms) => `${ms.toFixed(ms < 10 ? 3 : 1)} ms`;

/**
 * Rows for one thing done in several ways, ours first.
 * @param {string} what
 * @param {Record<string, number>} medians by name, in milliseconds
 * @returns {Row[]}
 */
export function comparisons(what, medians) {
  const [[, ours], ...peers] = Object.entries(medians);
  return peers.map(([peer, theirs]) => ({
    what,
    ours: milliseconds(ours),
    peer,
    theirs: milliseconds(theirs),
    ratio: ours / theirs,
  }));
}
