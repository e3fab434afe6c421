/**
 * The files of tests/suite that run in every server's runtime: of Node they import `node:test` and
 * `node:assert/strict` alone, for which the bundles of Workers and browsers have stand-ins in tests/runtimes/harness.
 * The other files need a server, a file, a process or a certificate, and run in Node.
 */
const files = {
  client: [
    'all', 'approval', 'documents', 'emulator', 'encrypt', 'flow', 'nets', 'ompass', 'once', 'open', 'passni', 'poll',
    'proxy-url', 'returns', 'settle', 'toss',
  ],
  emulator: ['clock', 'distrust', 'host', 'inputs', 'journeys', 'passni-faults', 'service'],
  proxy: ['caller', 'ends', 'lost', 'marks', 'proxy', 'refused', 'workers'],
};

/** Paths from tests/suite. */
export const neutral = Object.entries(files).flatMap(([folder, names]) =>
  names.map((name) => `${folder}/${name}.test.mjs`),
);

/** Those of them that speak of dates and of hours: they run in every zone. */
export const dated = [
  'client/documents', 'client/ompass', 'client/passni', 'emulator/clock', 'proxy/ends', 'proxy/proxy',
].map((name) => `${name}.test.mjs`);

/**
 * Where a neutral file runs in a browser: in a page, or in a worker if it puts a stand-in for the page, or nowhere. A
 * proxy is refused in pages, and no page may send cookies of its own or be without an address.
 * @param {string} file @param {string[]} inputs what it is made of @param {string} text
 */
export function placeInBrowser(file, inputs, text) {
  const serversOnly = /^pkg\/proxy\/|^tests\/suite\/emulator\/passni-party\.mjs$/;
  if (file === 'client/proxy-url.test.mjs' || inputs.some((input) => serversOnly.test(input))) return undefined;
  const standsIn = text.includes('globalThis.document') || inputs.includes('tests/suite/client/browser.mjs');
  return standsIn ? 'worker' : 'page';
}

/** Tests that a runtime cannot run, each with its reason. */
const noFiles = 'a Worker cannot read the pages of the emulator, which are files of the package';
export const lacking = {
  workerd: {
    'client/nets.test.mjs: where the browser keeps the cookie back, the page goes to the server and returns': noFiles,
    'emulator/host.test.mjs: every answer says what it comes from': noFiles,
    'emulator/host.test.mjs: the phone is a page that a strict policy allows': noFiles,
  },
};
