// Whose pages may call: the origins that are listed, exactly as browsers write them.

/** Schemes whose pages have an origin, but none that a browser names, and those that no page has. */
const NO_PAGES = ['about', 'blob', 'data', 'file', 'filesystem', 'ftp', 'javascript', 'view-source', 'ws', 'wss'];

/** `capacitor://localhost`, `chrome-extension://abcdef`: a page inside an app, or an extension. */
const OF_APPS = /^([a-z][a-z\d+.-]*):\/\/[a-z\d._~-]+(:\d{1,5})?$/;

/**
 * @param {unknown} value the setting `origins`
 * @param {import('./settings.js').Note} note
 * @returns {string[] | undefined}
 */
export function readOrigins(value, note) {
  if (value === undefined) return note('missing');
  if (!Array.isArray(value)) return note('notList');
  value.forEach((origin, index) => {
    if (!isOrigin(origin)) note(['badOrigin', looksOf(origin)], index);
  });
  return value.filter(isOrigin);
}

/** @param {unknown} value @returns {value is string} */
function isOrigin(value) {
  if (typeof value !== 'string' || value.includes('*')) return false;
  if (/^https?:/.test(value)) return URL.canParse(value) && new URL(value).origin === value;
  const [, scheme] = OF_APPS.exec(value) ?? [];
  return scheme !== undefined && !NO_PAGES.includes(scheme);
}

/**
 * What is wrong with an origin that no browser would send.
 * @param {unknown} value
 * @returns {import('./texts.js').Looks | undefined}
 */
function looksOf(value) {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text.includes('*')) return 'pattern';
  if (text === 'null' || NO_PAGES.some((scheme) => text.toLowerCase().startsWith(`${scheme}:`))) return 'noOrigin';
  if (!/^[a-z][a-z\d+.-]*:\/\/./i.test(text)) return text === '' ? 'empty' : 'noScheme';
  const [, authority] = /^[^:]+:\/\/([^/?#]*)$/.exec(text) ?? [];
  return authority === undefined ? 'longOrigin' : 'spelling';
}

/**
 * Whether the page is of the origin that the request went to. The scheme is the page's where the connection was taken
 * over http: a server in front may have ended TLS.
 * @param {import('./incoming.js').Incoming} request
 * @param {string} origin
 * @returns {boolean}
 */
export function isOwnOrigin({ header, url }, origin) {
  const schemes = url.protocol === 'https:' ? ['https'] : ['https', 'http'];
  const host = header('host') ?? url.host;
  return schemes.some((scheme) => {
    const own = `${scheme}://${host}`;
    return own === origin || (URL.canParse(own) && new URL(own).origin === origin);
  });
}
