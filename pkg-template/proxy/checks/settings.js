// Findings on the settings: they have names and numbers, never a value.

/**
 * @param {{ settings: import('../handle.js').Settings, service: import('../handle.js').Service | undefined,
 *   say: import('./findings.js').Say }} of
 * @returns {import('../../types/proxy.d.ts').HealthFinding[]}
 */
export function settingFindings({ settings, service, say }) {
  const { secrets, audience, origins, isStoreGiven } = settings;
  const found = [];
  if (secrets) found.push(say('secret', 'ok', 'secretSet', { subject: 'secret', facts: { count: secrets.length } }));
  if (audience === '') found.push(say('audience', 'note', 'noAudience', { subject: 'audience' }));
  else if (audience !== undefined) found.push(say('audience', 'ok', 'audienceSet', { subject: 'audience' }));
  if (origins) found.push(...originFindings(origins, say));
  if (!isStoreGiven) found.push(say('store', 'warning', 'memoryStore', { subject: 'store' }));
  for (const [name, { steps, keys, endsSeconds }] of service?.providers ?? []) {
    const subject = `providers.${name}`;
    found.push(say('settings', 'ok', 'providerReady', { subject, facts: { routes: steps.length, endsSeconds } }));
    if (keys.key)
      found.push(say('keyFile', 'ok', 'keyFileOpens', { subject: `${subject}.keyFile`, facts: keyFacts(keys.key) }));
  }
  return found;
}

function originFindings(origins, say) {
  const { length: count } = origins;
  const found = [
    say('origins', 'ok', count > 0 ? 'originsSet' : 'noOrigins', { subject: 'origins', facts: { count } }),
  ];
  origins.forEach((origin, at) => {
    if (isPlain(origin)) found.push(say('origins', 'warning', 'plainOrigin', { subject: `origins.${at}` }));
  });
  return found;
}

/** Without TLS anyone on the way can exchange the page. On this machine nobody is on the way. */
function isPlain(origin) {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'http:' && !/^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}

const keyFacts = ({ algorithm: { name, modulusLength } }) => ({ algorithm: name, bits: modulusLength });
