// openapi.json against what went over the wire.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { inRoot } from '../../../scripts/lib/paths.mjs';

export const api = JSON.parse(readFileSync(inRoot('pkg-template', 'passni-bridge', 'openapi.json'), 'utf8'));

// Strict: a keyword that the validator does not know is a mistake in the document.
const ajv = new Ajv({ strictTypes: false, strictRequired: false });
ajv.addVocabulary(Object.keys(api));
ajv.addSchema(api, 'openapi.json');

const pointer = (parts) => parts.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
const resolve = (value) => (value.$ref ? value.$ref.slice(2).split('/').reduce((at, part) => at[part], api) : value);
const valid = (parts, value) => ajv.validate({ $ref: `openapi.json#/${pointer(parts)}` }, value);

/** @returns {string[]} the routes that the document has */
export const routes = Object.keys(api.paths);

/** @returns {boolean} whether the document takes this as the request of a route */
export const takes = (route, body) =>
  valid(['paths', route, 'post', 'requestBody', 'content', 'application/json', 'schema'], body);

/** Fails unless the document says that a route may answer so. */
export function mayAnswer(route, { status, headers, body }) {
  const listed = api.paths[route].post.responses[status];
  assert.ok(listed, `${route} answers ${status}`);
  const at = listed.$ref?.slice(2).split('/') ?? ['paths', route, 'post', 'responses', String(status)];
  assert.ok(valid([...at, 'content', 'application/json', 'schema'], body), `${route} ${status} ${ajv.errorsText()}`);
  for (const [name, { schema }] of Object.entries(resolve(listed).headers ?? {})) {
    assert.equal(headers.get(name), schema.const, `${route} ${status} ${name}`);
  }
}

/** @returns {[string, string][]} each route with each status that the document lists for it */
export const statuses = () =>
  routes.flatMap((route) => Object.keys(api.paths[route].post.responses).map((status) => [route, status]));

/** Fails unless every example is what its own schema says. */
export function checkExamples() {
  for (const route of routes) {
    const { requestBody, responses } = api.paths[route].post;
    assert.ok(takes(route, requestBody.content['application/json'].example), route);
    for (const [status, listed] of Object.entries(responses)) {
      const { content, headers = {} } = resolve(listed);
      const { example, examples = { only: { value: example } } } = content['application/json'];
      const sent = new Headers(Object.entries(headers).map(([name, { schema }]) => [name, schema.const]));
      for (const { value } of Object.values(examples)) mayAnswer(route, { status, headers: sent, body: value });
    }
  }
}
