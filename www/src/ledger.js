/**
 * A fetch that writes down what went to the proxy, or to a provider's server, and what came back: the names of the
 * members and their sizes.
 * @param {() => void} onChange a row came, or is whole
 * @returns {{ fetch: typeof fetch, rows: Row[], clear(): void }}
 * @typedef {{ step: string, elsewhere?: string, status: number | undefined, sent: Part[], got: Part[] }} Row
 *   elsewhere: the host, where it is not the site's
 * @typedef {{ name: string, chars: number }} Part
 */
export function createLedger(onChange) {
  const rows = [];
  return {
    rows,
    clear: () => rows.splice(0),
    async fetch(input, init) {
      const { pathname, host } = new URL(input, location.href);
      const elsewhere = host === location.host ? undefined : host;
      const step = pathname.split('/').pop();
      const row = { step, elsewhere, status: undefined, sent: membersOf(init.body), got: [] };
      rows.push(row);
      onChange();
      const response = await fetch(input, init);
      row.status = response.status;
      row.got = parts(await response.clone().text());
      onChange();
      return response;
    },
  };
}

/** What goes out is JSON for the proxy, and a form for a provider's server. */
function membersOf(body) {
  const isForm = typeof body === 'string' && !body.startsWith('{');
  return isForm ? [...new URLSearchParams(body)].map(([name, { length }]) => ({ name, chars: length })) : parts(body);
}

function parts(text) {
  try {
    return Object.entries(JSON.parse(text)).map(([name, value]) => ({
      name,
      chars: (typeof value === 'string' ? value : JSON.stringify(value)).length,
    }));
  } catch {
    return [];
  }
}
