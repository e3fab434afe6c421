// `bonin/proxy`, whose proxies write each exchange to the file that RECORD names, one a line.
import { appendFileSync } from 'node:fs';
import { createProxy as createReal } from 'bonin/proxy';

export * from 'bonin/proxy';

export function createProxy(config) {
  const real = createReal(config);
  const basePath = config?.basePath ?? '/bonin';
  const wrapped = (proxy) => ({ ...proxy, fetch: (request, info) => recorded(proxy, basePath, request, info) });
  const promise = real.then(wrapped);
  promise.catch(() => {});
  return Object.assign(promise, wrapped(real));
}

// Nothing waits for the writing, so that the flows go as they would without it.
async function recorded(proxy, basePath, request, info) {
  const { method, url } = request;
  const sent = method === 'POST' && !request.bodyUsed ? request.clone().text() : undefined;
  const response = await proxy.fetch(request, info);
  const path = typeof basePath === 'string' ? new URL(url).pathname.slice(basePath.length) : '';
  const write = ([sent, answered]) => {
    const line = { method: method.toLowerCase(), path, sent, status: response.status, answered };
    appendFileSync(process.env.RECORD, `${JSON.stringify(line)}\n`);
  };
  // A request that breaks off has no text to write down.
  Promise.all([sent, response.clone().text()]).then(write, () => {});
  return response;
}
