/** The routes of the proxy as OpenAPI: by the registry which there are, by the core's types what they take and give. */
import { readFileSync } from 'node:fs';
import { filesIn } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed } from '../lib/run.mjs';
import { declared } from './rust.mjs';

/** Types that are any JSON, and those that are numbers; all others that are not declared are texts. */
const ANYTHING = ['Foreign', 'Opaque'];
const NUMBERS = ['i64', 'u32', 'usize', 'u8'];

/** What the proxy's JavaScript adds to the answers of the core. */
const FLOW = { type: 'string', description: 'The sealed state: the header bonin-flow of the next call has it.' };
const OF_PROXY = {
  flow: FLOW,
  ticket: { type: 'string', description: 'For the backend, which redeems it once.' },
  claims: { description: "What the operator's setting `claims` shows of the person." },
};

/**
 * @param {Record<string, { feature: string, steps: string[], starts: string[], arrivals: string[] }>} registry
 * @param {{ version: string, reasons: string[] }} of the package
 */
export function openapi(registry, { version, reasons }) {
  const schemas = commonSchemas(Object.keys(registry), reasons);
  const paths = { '/health': health() };
  for (const [provider, { feature, steps, starts, arrivals }] of Object.entries(registry)) {
    const types = typesOf(feature);
    const answer = `${provider}Answer`;
    schemas[answer] = objectOf(answerFields(types), types, OF_PROXY);
    schemas[`${provider}Error`] = errorOf(objectOf(answerFields(types), types, { flow: FLOW }));
    for (const step of steps) {
      paths[`/${provider}/${step}`] = { post: route({ provider, step, types, answer, starts: starts.includes(step) }) };
    }
    for (const step of arrivals) paths[`/${provider}/${step}`] = { get: arrival(provider), post: arrival(provider) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'The proxy of bonin',
      version,
      description: 'The routes below basePath, as the client of the package calls them.',
      license: { name: 'MIT OR Apache-2.0', identifier: 'MIT OR Apache-2.0' },
    },
    servers: [{ url: '{basePath}', variables: { basePath: { default: '/bonin' } } }],
    paths,
    components: { schemas, securitySchemes: { healthToken: { type: 'http', scheme: 'bearer' } } },
  };
}

const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const json = (description, schema) => ({ description, content: { 'application/json': { schema } } });

function route({ provider, step, types, answer, starts }) {
  const call = types.variants.get('Call').find(({ name }) => name === step);
  if (!call) throw new Failed(`${provider} has a step ${step}, and no call of that name.`);
  const fields = call.fields ?? (call.holds ? types.bodies.get(call.holds) : []);
  const flow = { name: 'bonin-flow', in: 'header', required: true, schema: { type: 'string', maxLength: 8192 } };
  const lang = { name: 'accept-language', in: 'header', schema: { type: 'string' } };
  return {
    summary: call.says,
    tags: [provider],
    parameters: starts ? [lang] : [flow, lang],
    requestBody: { required: true, content: { 'application/json': { schema: objectOf(fields, types) } } },
    responses: {
      200: json('The step was made.', ref(answer)),
      default: json('An error; the flow may go on.', ref(`${provider}Error`)),
    },
  };
}

const arrival = (provider) => ({
  summary: 'Another site sends a browser here, and it is led on to a page of the operator.',
  tags: [provider],
  responses: { 303: { description: 'To the page.', headers: { location: { schema: { type: 'string' } } } } },
});

function health() {
  return {
    get: {
      summary: 'Whether the proxy works; with `details` its checks, for those who have the token.',
      parameters: [{ name: 'details', in: 'query', allowEmptyValue: true, schema: { type: 'string' } }],
      security: [{}, { healthToken: [] }],
      responses: {
        200: json('It works.', { oneOf: [ref('Health'), ref('HealthReport')] }),
        401: json('The token of `details` is missing or wrong.', ref('Error')),
        503: json('`details` found a fault.', ref('HealthReport')),
        default: json('An error.', ref('Error')),
      },
    },
  };
}

/** One shape, or the members of all shapes together. */
function answerFields({ structs, variants }) {
  const one = structs.get('Body');
  // A shape that is declared elsewhere belongs to a step of the backend's, which no route leads to.
  const all = one ?? variants.get('Body').flatMap(({ fields = [] }) => fields);
  return [...new Map(all.map((field) => [field.name, { ...field, optional: true }])).values()];
}

function objectOf(fields, types, more = {}) {
  const properties = Object.fromEntries(fields.map((field) => [field.name, schemaOf(field, types)]));
  const required = fields.filter(({ optional, type }) => !optional && !ANYTHING.includes(type)).map(({ name }) => name);
  return {
    type: 'object',
    properties: { ...properties, ...more },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function schemaOf({ type, says }, types) {
  const [, item] = /^Vec<(.*)>$/.exec(type) ?? [];
  const shape = item ? { type: 'array', items: schemaOf({ type: item }, types) } : shapeOf(type, types);
  return says ? { ...shape, description: says } : shape;
}

function shapeOf(name, types) {
  const type = types.stands.get(name) ?? name;
  if (ANYTHING.includes(type)) return {};
  if (type === 'bool') return { type: 'boolean' };
  if (NUMBERS.includes(type)) return { type: 'integer' };
  if (types.words.has(type)) return { type: 'string', enum: types.words.get(type) };
  return types.structs.has(type) ? objectOf(types.structs.get(type), types) : { type: 'string' };
}

function typesOf(feature) {
  const all = filesIn(inRoot('src', 'provider', feature)).filter((file) => file.endsWith('.rs'));
  const read = all.map((file) => [file, declared(readFileSync(file, 'utf8'))]);
  // Both halves have a `Body` and a `Call`, and it is the proxy's that counts.
  const last = read.sort(
    ([one], [other]) => Number(/\/proxy(\/|\.rs$)/.test(one)) - Number(/\/proxy(\/|\.rs$)/.test(other)),
  );
  const merged = (part) => new Map(last.flatMap(([, found]) => [...found[part]]));
  const types = {
    structs: merged('structs'),
    bodies: merged('bodies'),
    variants: merged('variants'),
    words: merged('words'),
    stands: merged('stands'),
  };
  const ofProxy = last.filter(([file]) => /\/proxy(\/|\.rs$)/.test(file));
  if (!ofProxy.some(([, { structs }]) => structs.has('Body'))) types.structs.delete('Body');
  return types;
}

function errorOf(answer) {
  return { ...answer, properties: { ...answer.properties, error: ref('ErrorDetail') }, required: ['error'] };
}

function commonSchemas(providers, reasons) {
  const types = readFileSync(inRoot('pkg-template', 'types', 'common.d.ts'), 'utf8').replaceAll(/\/\*\*[^]*?\*\//g, '');
  const union = (name) => {
    const [, members] = new RegExp(`^export type ${name} =([^;]*);`, 'm').exec(types);
    return [...members.matchAll(/'(\w+)'/g)].map(([, word]) => word);
  };
  const text = { type: 'string' };
  const fault = { type: 'object', properties: { field: text, reason: text, message: text } };
  const finding = {
    type: 'object',
    properties: {
      check: text,
      outcome: { type: 'string', enum: ['ok', 'fault', 'warning', 'note', 'skipped'] },
      reason: text,
      subject: text,
      message: text,
      facts: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    },
    required: ['check', 'outcome', 'reason', 'message'],
    additionalProperties: false,
  };
  const detail = {
    kind: { type: 'string', enum: union('ErrorKind'), description: 'Who must act.' },
    reason: { type: 'string', enum: reasons, description: 'Why, in one word that never changes.' },
    message: { type: 'string', description: 'Why, in a sentence for a person.' },
    retryable: { type: 'boolean', description: 'Whether the same step of the same flow can be tried again.' },
    next: { type: 'string', enum: union('NextStep'), description: 'What the user can do.' },
    provider: { type: 'string', enum: providers },
    code: { type: 'string', description: "The provider's result code." },
    detailCode: { type: 'string', description: 'A second, detailed code of the provider.' },
    phase: { type: 'string', description: 'The step that it happened in.' },
    field: { type: 'string', description: 'The input or setting at fault; never its value.' },
    hint: { type: 'string', description: 'What a developer should look at.' },
  };
  const object = (properties, required) => ({ type: 'object', properties, required, additionalProperties: false });
  return {
    ErrorDetail: object({ ...detail, faults: { type: 'array', items: { ...fault, additionalProperties: false } } }, [
      'kind',
      'reason',
      'message',
      'retryable',
    ]),
    Error: object({ error: ref('ErrorDetail') }, ['error']),
    Health: object(
      { status: { const: 'ok' }, providers: { type: 'array', items: { type: 'string', enum: providers } } },
      ['status', 'providers'],
    ),
    HealthReport: object(
      { status: { type: 'string', enum: ['ok', 'faults'] }, findings: { type: 'array', items: finding } },
      ['status', 'findings'],
    ),
  };
}
