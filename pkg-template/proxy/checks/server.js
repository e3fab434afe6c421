// A provider's server, as it is seen from here: its name, its certificate, its answer, and the time that it tells.
import { send } from '#upstream';
import { waitUntil } from '../wait.js';
import { troubleOf, within } from './findings.js';

/** A certificate that ends sooner should have been exchanged. */
const DAYS_LEFT = 14;

/** The header Date has whole seconds, and the way there and back takes some. */
const CLOCK_WARNING_SECONDS = 5;
const CLOCK_FAULT_SECONDS = 60;

/**
 * @typedef {import('../../types/proxy.d.ts').HealthFinding} HealthFinding
 * @typedef {{ settings: import('../handle.js').Settings, probes: typeof import('../probes/node.js').probes,
 *   say: import('./findings.js').Say }} By
 * @param {{ name: string, setting: string, address: string }} server
 * @param {By} by
 * @returns {Promise<HealthFinding[]>}
 */
export async function serverFindings({ name, setting, address }, by) {
  const subject = `providers.${name}.${setting}`;
  const url = new URL(address);
  const found = await Promise.all([
    dnsFinding(url, subject, by),
    tlsFinding(url, subject, by),
    answerFindings(url, subject, by),
  ]);
  return found.flat();
}

async function dnsFinding({ hostname }, subject, { settings, probes, say }) {
  if (settings.fetch) return say('dns', 'skipped', 'ownFetch', { subject });
  if (!probes) return say('dns', 'skipped', 'runtimeCannot', { subject });
  try {
    const count = await within(settings.timeoutMs, () => probes.addressesOf(hostname));
    return say('dns', 'ok', 'addressFound', { subject, facts: { count } });
  } catch (error) {
    return say('dns', 'fault', troubleOf(error), { subject });
  }
}

async function tlsFinding(url, subject, { settings, probes, say }) {
  if (url.protocol !== 'https:') return say('tls', 'warning', 'plainAddress', { subject });
  if (settings.fetch) return say('tls', 'skipped', 'ownFetch', { subject });
  if (!probes) return say('tls', 'skipped', 'runtimeCannot', { subject });
  try {
    const facts = await within(settings.timeoutMs, (signal) => probes.certificateOf(url, signal));
    const endsSoon = facts.daysLeft < DAYS_LEFT;
    return say('tls', endsSoon ? 'warning' : 'ok', endsSoon ? 'certificateEnds' : 'certificateGood', {
      subject,
      facts,
    });
  } catch (error) {
    return say('tls', 'fault', troubleOf(error), { subject });
  }
}

async function answerFindings(url, subject, { settings, say }) {
  const started = performance.now();
  const sentAt = settings.now();
  try {
    const reply = await within(settings.timeoutMs, (signal) => {
      return send({ method: 'GET', url: url.href, headers: {} }, { fetch: settings.fetch, wait: waitUntil(signal) });
    });
    reply.drop();
    const facts = { status: reply.status, ms: Math.round(performance.now() - started) };
    const clock = clockFinding(reply.header('date'), (sentAt + settings.now()) / 2, { subject, say });
    return [say('server', 'ok', 'serverAnswers', { subject, facts }), clock];
  } catch (error) {
    return [say('server', 'fault', troubleOf(error), { subject })];
  }
}

function clockFinding(date, now, { subject, say }) {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return say('clock', 'skipped', 'noDate', { subject });
  // Half a second is what the header leaves out on average.
  const seconds = Math.round((now - theirs - 500) / 1000);
  const facts = { seconds };
  const off = Math.abs(seconds);
  if (off > CLOCK_FAULT_SECONDS) return say('clock', 'fault', 'clockWrong', { subject, facts });
  if (off > CLOCK_WARNING_SECONDS) return say('clock', 'warning', 'clockOff', { subject, facts });
  return say('clock', 'ok', 'clockRight', { subject, facts });
}
