/** The table that the bench prints, in Markdown. */
import { median, spread } from './rounds.mjs';

/**
 * One comparison. `ratio` is ours over theirs; `rounds` says between which values it lies in single rounds, if the
 * comparison was measured in rounds.
 * @typedef {{ what: string, ours: string, peer: string, theirs: string, ratio: number, rounds?: string }} Row
 */

/** @param {Row[]} rows @returns {string} a Markdown table */
export function table(rows) {
  const lines = rows.map(({ what, ours, peer, theirs, ratio, rounds = '' }) =>
    [what, ours, peer, theirs, ratio.toFixed(2), rounds].map((cell) => ` ${cell} `).join('|'),
  );
  const head = ['| what | bonin | against | there | ratio | in single rounds |', '|---|--:|---|--:|--:|--:|'];
  return [...head, ...lines.map((line) => `|${line}|`)].join('\n');
}

/** @param {number} ms @returns {string} */
export const inMilliseconds = (ms) => ms.toFixed(ms < 10 ? 3 : 1);

/** @param {number} count @returns {string} */
export const inWhole = (count) => count.toFixed(0);

/**
 * Rows for one thing done in several ways, ours first: medians, and in brackets what four fifths of the rounds lie
 * between.
 * @param {string} what
 * @param {Record<string, number[]>} results by name, one for each round
 * @param {{ unit?: string, digits?: (value: number) => string }} [how]
 * @returns {Row[]}
 */
export function comparisons(what, results, { unit = ' ms', digits = inMilliseconds } = {}) {
  const [[, ours], ...peers] = Object.entries(results);
  const cell = (list) => `${digits(median(list))}${unit} (${range(list, digits)})`;
  return peers.map(([peer, theirs]) => ({
    what,
    ours: cell(ours),
    peer,
    theirs: cell(theirs),
    ratio: median(ours) / median(theirs),
    rounds: range(
      ours.map((value, round) => value / theirs[round]),
      (value) => value.toFixed(2),
    ),
  }));
}

const range = (list, digits) => spread(list).map(digits).join(' to ');
