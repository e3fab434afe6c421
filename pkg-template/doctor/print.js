// The report as a person reads it.
import { SUMMARY } from './texts.js';

const MARKS = { ok: '✓', fault: '✗', warning: '!', note: 'i', skipped: '-' };

/**
 * @param {{ status: 'ok' | 'faults', findings: import('../types/proxy.d.ts').HealthFinding[] }} report
 * @param {'ko' | 'en'} lang
 * @returns {string}
 */
export function printed({ findings }, lang) {
  const lines = findings.map(({ check, outcome, subject, message, facts = {} }) => {
    const numbers = Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
    const where = [check, subject !== check && subject].filter(Boolean).join(' ');
    return `${MARKS[outcome]} ${where}: ${message}${numbers && ` (${numbers})`}`;
  });
  const count = (outcome) => findings.filter((finding) => finding.outcome === outcome).length;
  return [...lines, '', SUMMARY[lang](count('fault'), count('warning'))].join('\n');
}
