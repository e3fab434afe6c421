/** `npx bonin doctor`, of the package as someone has it who installed it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { mkdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createEmulator } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { cert, key } from '../suite/proxy/self-signed.mjs';
import { installPackage, write } from './installed.mjs';

const SECRET = 'a secret of the tests, 32 bytes or more';
let installed;
let emulator;
let served;
before(async () => {
  installed = await installPackage();
  emulator = await createEmulator();
  served = await serve(emulator);
  const { keyFile } = emulator.mobileok;
  write(installed.project, 'key.dat', keyFile);
  write(installed.project, 'bonin.config.mjs', CONFIG);
});
after(async () => {
  await served?.close();
  installed?.remove();
});

const CONFIG = `import { readFileSync } from 'node:fs';
export default ({ SECRET: secret, URL: baseUrl, PASSWORD: password }) => ({
  secret, audience: 'marked-audience', origins: ['https://marked-origin.example'],
  providers: { mobileok: { baseUrl, siteUrl: 'marked-site.example', keyFile: readFileSync('key.dat'), password } },
});`;

const variables = () => ({ SECRET, URL: served.url, PASSWORD: emulator.mobileok.password });

/** Runs the command; what comes out is read as JSON where \`--json\` asks for it. */
function doctor(args, { env = variables(), cwd = installed.project } = {}) {
  const program = join(installed.project, 'node_modules', '.bin', 'bonin');
  const clean = { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env };
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['doctor', ...args], { cwd, env: clean });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const found = args.includes('--json') && code < 2 ? JSON.parse(output).findings : [];
      const lines = found.map(({ check, outcome, reason, subject }) => [check, outcome, reason, subject].join(' '));
      resolve({ code, output, found, lines });
    });
  });
}

const of = ({ found }, check) => found.find((finding) => finding.check === check);

test('a configuration that is right: exit code 0, and no value is printed', async () => {
  const address = ['--address-url', `${served.url}/control/address`];
  const right = await doctor([
    'bonin.config.mjs',
    '--json',
    '--registered',
    '127.0.0.1',
    '--key-file',
    'key.dat',
    ...address,
  ]);
  assert.equal(right.code, 0, right.output);
  assert.deepEqual(of(right, 'address').facts, { address: '127.0.0.1' });
  assert.deepEqual([of(right, 'address').reason, of(right, 'clock').outcome], ['addressListed', 'ok']);
  for (const line of [
    'dns ok addressFound providers.mobileok.baseUrl',
    'keyFile note keyFileAge keyFile',
    'store ok storeWorks store',
  ]) {
    assert.ok(right.lines.includes(line), `${line}\n${right.output}`);
  }
  const english = await doctor(['bonin.config.mjs', '--lang', 'en']);
  const korean = await doctor(['bonin.config.mjs'], { env: { ...variables(), LANG: 'ko_KR.UTF-8' } });
  assert.match(english.output, /✓ store: The store works\. \(ms [\d.]+, slowestMs [\d.]+\)[^]*faults: 0/);
  assert.match(korean.output, /✓ store: 저장소가 동작합니다\.[^]*잘못 0건/);
  const marked = [SECRET, served.url.slice(7), 'marked', emulator.mobileok.password, emulator.mobileok.keyFile];
  for (const { output } of [right, english, korean])
    for (const value of marked) assert.ok(!output.includes(value), output);
});

test('faults: exit code 1, by the same words as createProxy has', async () => {
  const wrong = await doctor(['bonin.config.mjs', '--json'], {
    env: { ...variables(), SECRET: 'changeme', PASSWORD: 'wrong' },
  });
  assert.equal(wrong.code, 1);
  assert.ok(wrong.lines.includes('settings fault keyFileLocked providers.mobileok.password'), wrong.output);
  assert.ok(
    wrong.lines.some(
      (line) =>
        line.startsWith('settings fault weakSecret secret') || line.startsWith('settings fault secretTooShort secret'),
    ),
  );
  const unset = await doctor(['bonin.config.mjs', '--json'], { env: { URL: served.url } });
  assert.ok(unset.lines.includes('environment fault noVariable PASSWORD'), unset.output);
  assert.ok(unset.lines.includes('environment fault noVariable SECRET'), unset.output);
  write(installed.project, 'throws.mjs', "throw new TypeError('marked-message')");
  const thrown = await doctor(['throws.mjs', '--json']);
  assert.deepEqual([thrown.code, of(thrown, 'environment').facts], [1, { error: 'TypeError' }]);
  assert.doesNotMatch(thrown.output, /marked/);
});

test('calls that make no sense: exit code 2', async () => {
  const calls = [
    [],
    ['nowhere.mjs'],
    ['a', 'b'],
    ['--no-such'],
    ['bonin.config.mjs', '--lang', 'fr'],
    ['bonin.config.mjs', '--env', 'nowhere'],
    ['bonin.config.mjs', '--page', 'marked'],
  ];
  for (const args of calls) {
    const { code, output } = await doctor(args);
    assert.equal(code, 2, args.join(' '));
    assert.doesNotMatch(output, /marked|at file:/);
  }
});

test('variables alone, of a file and of the process', async () => {
  const folder = join(installed.project, 'variables');
  mkdirSync(folder);
  write(folder, 'mok.dat', emulator.mobileok.keyFile);
  const long = 3 * 365 * 86_400;
  utimesSync(join(folder, 'mok.dat'), Date.now() / 1000 - long, Date.now() / 1000 - long);
  const lines = [
    'BONIN_ORIGINS=https://a.example, https://b.example',
    `BONIN_MOBILEOK_BASE_URL=${served.url}`,
    'BONIN_MOBILEOK_SITE_URL=a.example',
    'MOK_KEY_FILE=mok.dat',
  ];
  write(folder, '.env', lines.join('\n'));
  const env = { BONIN_SECRET: SECRET, MOK_PASSWORD: emulator.mobileok.password };
  const right = await doctor(['--json'], { env, cwd: folder });
  assert.equal(right.code, 0, right.output);
  assert.deepEqual(of(right, 'origins').facts, { count: 2 });
  assert.ok(right.lines.includes('keyFile warning oldKeyFile providers.mobileok.keyFile'), right.output);
  const wrong = await doctor(['--json'], { env: { BONIN_SECRET: SECRET }, cwd: folder });
  assert.ok(wrong.lines.includes('settings fault missing providers.mobileok.password'), wrong.output);
});

const WRANGLER = `{
  // a comment, and "quotes" in it
  "main": "worker.mjs", "vars": { "URL": "set below // no comment", "ADMIN_TOKEN": "x", },
  "durable_objects": { "bindings": [
    { "name": "MARKS", "class_name": "Mark" }, { "name": "OLD", "class_name": "Old" },
  ] },
  "migrations": [{ "tag": "v1", "new_sqlite_classes": ["Old"] }], /* the end, */
}`;
const TOML = `main = "worker.mjs" # a comment
compatibility_date = "2026-01-01"
[vars]
URL = "set below"
[[durable_objects.bindings]]
name = "MARKS"
class_name = "Mark"
[[migrations]]
tag = "v1"
new_sqlite_classes = [
  "Mark",
]`;
const OF_WORKER = CONFIG.replace('PASSWORD: password }', 'PASSWORD: password, MARKS }').replace(
  'audience:',
  `store: {
    put: (key) => MARKS.get(key), take: (key) => MARKS.get(key), putIfAbsent: (key) => MARKS.get(key) }, audience:`,
);

test("a Worker's own files: variables, bindings, classes", async () => {
  const folder = join(installed.project, 'worker');
  mkdirSync(folder);
  write(folder, 'key.dat', emulator.mobileok.keyFile);
  write(folder, 'config.mjs', OF_WORKER);
  write(folder, 'wrangler.jsonc', WRANGLER);
  const { SECRET: secret, URL: url, PASSWORD: password } = variables();
  write(folder, '.dev.vars', `SECRET="${secret}"\nURL=${url}\nPASSWORD='${password}'`);
  const wrong = await doctor(['config.mjs', '--json'], { env: {}, cwd: folder });
  assert.equal(wrong.code, 1, wrong.output);
  assert.deepEqual(
    wrong.lines.filter((line) => line.startsWith('worker')),
    [
      'worker note workerNames ',
      'worker fault secretInFile vars.ADMIN_TOKEN',
      'worker fault noMigration Mark',
      'worker warning noDateOfWorker compatibility_date',
    ],
  );
  assert.ok(wrong.lines.includes('store skipped storeElsewhere store'), wrong.output);
  rmSync(join(folder, 'wrangler.jsonc'));
  write(folder, 'wrangler.toml', TOML);
  const right = await doctor(['config.mjs', '--json'], { env: {}, cwd: folder });
  assert.equal(right.code, 0, right.output);
  write(folder, 'wrangler.toml', TOML.replace('name = "MARKS"', 'name = "OTHER"'));
  const unbound = await doctor(['config.mjs', '--json'], { env: {}, cwd: folder });
  assert.ok(unbound.lines.includes('environment fault noVariable MARKS'), unbound.output);
});

test('a certificate that nobody vouches for, a name without an address, and a clock', async (t) => {
  const server = createTlsServer({ key, cert }, (_, res) => res.end()).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `https://localhost:${server.address().port}`;
  const distrusted = await doctor(['bonin.config.mjs', '--json'], { env: { ...variables(), URL: url } });
  assert.ok(distrusted.lines.includes('tls fault badCertificate providers.mobileok.baseUrl'), distrusted.output);
  assert.ok(distrusted.lines.includes('server fault badCertificate providers.mobileok.baseUrl'), distrusted.output);
  write(installed.project, 'cert.pem', cert);
  const trusted = await doctor(['bonin.config.mjs', '--json'], {
    env: { ...variables(), URL: url, NODE_EXTRA_CA_CERTS: 'cert.pem' },
  });
  assert.equal(trusted.code, 0, trusted.output);
  const { facts } = of(trusted, 'tls');
  assert.deepEqual([facts.protocol, facts.length, facts.daysLeft > 1000], ['TLSv1.3', 1, true]);
  const nowhere = await doctor(['bonin.config.mjs', '--json'], {
    env: { ...variables(), URL: 'https://nowhere.invalid' },
  });
  assert.ok(
    nowhere.lines.some((line) => line.startsWith('dns fault') && line.endsWith('providers.mobileok.baseUrl')),
    nowhere.output,
  );
  write(installed.project, 'late.mjs', `${CONFIG.replace('audience:', 'now: () => Date.now() - 120_000, audience:')}`);
  const late = await doctor(['late.mjs', '--json']);
  assert.deepEqual([of(late, 'clock').reason, late.code], ['clockWrong', 1]);
});

test('the policies of a page', async (t) => {
  const pages = {};
  const server = createServer((req, res) => {
    const { headers = {}, html = '<!doctype html>' } = pages[req.url] ?? {};
    res.writeHead(200, { 'content-type': 'text/html', ...headers }).end(html);
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const { tossCert } = emulator;
  const { baseUrl, oauthUrl, clientId, clientSecret, publicKey } = tossCert;
  const toss = { baseUrl, oauthUrl, clientId, clientSecret, publicKey };
  write(
    installed.project,
    'toss.mjs',
    `export default { secret: '${SECRET}', origins: [], providers: { tossCert: ${JSON.stringify(toss)} } };`,
  );
  const look = async (page, more = []) => {
    pages['/'] = page;
    const { lines } = await doctor(['toss.mjs', '--json', '--page', url, ...more]);
    return lines.filter((line) => line.startsWith('page')).map((line) => line.slice('page '.length));
  };
  const csp = (policy) => ({ headers: { 'content-security-policy': policy } });
  const proxy = ['--proxy', 'https://api.shop.example/bonin'];
  assert.deepEqual(await look({}), [
    'note noPolicy content-security-policy',
    'ok openerKept cross-origin-opener-policy',
  ]);
  assert.deepEqual(await look(csp("default-src 'self'; form-action 'self'"), proxy), [
    'fault policyForbids script-src',
    'fault policyForbids connect-src',
    'fault policyForbids form-action',
    'ok openerKept cross-origin-opener-policy',
  ]);
  const good =
    "script-src 'self' 'wasm-unsafe-eval'; connect-src https://*.shop.example; form-action https://auth.cert.toss.im";
  assert.deepEqual(await look({ ...csp(good), html: '' }, proxy), [
    'ok policyAllows script-src',
    'ok policyAllows connect-src',
    'ok policyAllows form-action',
    'ok openerKept cross-origin-opener-policy',
  ]);
  const inPage = {
    html: `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`,
    headers: { ...csp(good).headers, 'cross-origin-opener-policy': 'same-origin' },
  };
  const both = await look(inPage, proxy);
  assert.deepEqual(
    [both[0], both[3]],
    ['fault policyForbids script-src', 'fault openerCut cross-origin-opener-policy'],
  );
  const guide = readFileSync(inRoot('pkg-template', 'docs', 'toss-cert.md'), 'utf8');
  assert.match(guide, /`form-action` needs the origin of Toss's page, `https:\/\/auth\.cert\.toss\.im`/);
});
