/**
 * A fetch that writes down what went to the proxy and what came back: the names of the members and their sizes.
 * @returns {{ fetch: typeof fetch, rows: Row[], clear(): void }}
 * @typedef {{ step: string, status: number | undefined, sent: Part[], got: Part[] }} Row
 * @typedef {{ name: string, chars: number }} Part
 */
export function createLedger() {
  const rows = [];
  return {
    rows,
    clear: () => rows.splice(0),
    async fetch(input, init) {
      const row = { step: String(input).split('/').pop(), status: undefined, sent: parts(init.body), got: [] };
      rows.push(row);
      const response = await fetch(input, init);
      row.status = response.status;
      row.got = parts(await response.clone().text());
      return response;
    },
  };
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
