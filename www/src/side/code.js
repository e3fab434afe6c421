import { FICTIONAL } from '../person-fields.js';

/** Nothing that was typed is shown: the code works with someone who does not exist. */
const EXAMPLES = {
  ...FICTIONAL,
  userPhone: FICTIONAL.userPhone.replaceAll('-', ''),
  userGender: '1',
  userNation: '0',
  userId: 'gildong',
  userID: 'gildong',
  password: 'open-sesame',
};

/** Calls whose text comes from the person, or from the address that a provider sends them back to. */
const ASKED = {
  confirm: "prompt('Code')",
  secondFactor: "prompt('Code')",
  finish: 'location.href',
  enter: "new URLSearchParams(location.hash.slice(1)).get('ssoCode')",
};

/** Calls that end with a ticket. */
const GIVES_TICKET = ['confirm', 'waitForApproval', 'finish', 'enter', 'secondFactor', 'logon', 'chooseDuplicate'];

/**
 * The code of a page for the calls that were made.
 * @param {string} provider the client's method
 * @param {import('./recorder.js').Call[]} calls
 */
export function pageCode(provider, calls) {
  const distinct = calls.filter(({ name, args }, index) => {
    const before = calls[index - 1];
    return !before || before.name !== name || literal(before.args[0]) !== literal(args[0]);
  });
  const last = distinct.findLastIndex(({ name }) => GIVES_TICKET.includes(name));
  const lines = distinct.map((call, index) => {
    const text = `await flow.${call.name}(${argumentsOf(call)});`;
    return index === last ? `const { ticket } = ${text}` : text;
  });
  return [
    "import { createClient } from 'bonin';",
    '',
    "const client = createClient({ proxyUrl: '/bonin' });",
    `const flow = client.${provider}();`,
    ...lines,
    ...(last < 0 ? [] : ['', '// Your server opens the ticket, once.', ...REDEEM]),
    '',
  ].join('\n');
}

const REDEEM = ["await fetch('/api/redeem', { method: 'POST', body: new URLSearchParams({ ticket }) });"];

/**
 * The same as an element that brings its own form.
 * @param {string} provider
 */
export const elementCode = (provider) => `<script type="module">import 'bonin/element/define';</script>

<form method="post" action="/api/redeem">
  <bonin-verify provider="${provider}" proxy-url="/bonin" name="ticket" required></bonin-verify>
  <button>Continue</button>
</form>
`;

/**
 * The same in React.
 * @param {string} provider
 */
export const reactCode = (provider) => `import { BoninVerify } from 'bonin/react';

export function Verify() {
  const sent = ({ ticket }) => fetch('/api/redeem', { method: 'POST', body: new URLSearchParams({ ticket }) });
  return <BoninVerify provider="${provider}" onVerified={sent} />;
}
`;

/**
 * A Worker with the proxy, and the route that opens tickets.
 * @param {string} provider
 * @param {readonly string[]} settings the names of the provider's settings
 */
export function workerCode(provider, settings) {
  const variable = (name) => `${provider}_${name}`.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const lines = settings.map((name) => `      ${name}: env.${variable(name)},`);
  return `import { redeemTicket } from 'bonin/proxy';
import { toWorker } from 'bonin/proxy/workers';

const proxy = toWorker((env) => ({
  secret: env.BONIN_SECRET,
  origins: [env.SITE_ORIGIN],
  providers: {
    ${provider}: {
${lines.join('\n')}
    },
  },
}));

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname !== '/api/redeem') return proxy.fetch(request, env, context);
    const ticket = (await request.formData()).get('ticket');
    const identity = await redeemTicket(ticket, { secret: env.BONIN_SECRET });
    return new Response('Hello, ' + (identity.name ?? identity.userId));
  },
};
`;
}

function argumentsOf({ name, args: [first] }) {
  if (ASKED[name] && typeof first === 'string') return ASKED[name];
  const shown = literal(first);
  return shown === undefined || shown === '{}' ? '' : shown;
}

/** A value as JavaScript. Signals and the like are left out. */
function literal(value, name, indent = '') {
  if (name !== undefined && Object.hasOwn(EXAMPLES, name)) return quoted(EXAMPLES[name]);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!value || Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  const inner = `${indent}  `;
  const members = Object.entries(value)
    .map(([key, member]) => [key, literal(member, key, inner)])
    .filter(([, text]) => text !== undefined)
    .map(([key, text]) => `${inner}${key}: ${text},\n`);
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`;
}

const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;
