// Writes down what goes through every proxy that a test makes: loaded before it, by `--import`.
import { register } from 'node:module';

const wrapper = new URL('./recorded-proxy.mjs', import.meta.url).href;
const hooks = `export function resolve(specifier, context, next) {
  const isAsked = specifier === 'bonin/proxy' && context.parentURL !== ${JSON.stringify(wrapper)};
  return isAsked ? { url: ${JSON.stringify(wrapper)}, shortCircuit: true } : next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
