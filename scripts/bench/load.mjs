/** The load generator of the confirm bench, in a process of its own: `clients` browsers that wait for their answers. */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { encryptAuthInfo, init } from 'bonin';
import { info } from './input.mjs';

await Promise.all([once(process, 'message'), init()]);
const agent = new Agent({ keepAlive: true });
const began = new Map();

/** What the bench asks for, by name: `begin` prepares flows, and `confirm` is the part that is measured. */
const orders = {
  async begin({ url, flows }) {
    began.set(url, await atOnce(16, Array(flows).fill(url), begin));
  },
  async confirm({ url, clients }) {
    const flows = began.get(url);
    const started = performance.now();
    await atOnce(clients, flows, (flow) => post(url, 'confirm', {}, flow));
    return performance.now() - started;
  },
};

process.on('message', async ({ order, ...rest }) => process.send({ result: await orders[order](rest) }));
process.send({});

async function begin(url) {
  const { flow, publicKey } = await post(url, 'token', {});
  return (await post(url, 'request', { encryptMOKAuthInfo: encryptAuthInfo(publicKey, info) }, flow)).flow;
}

/** Each item's work, `clients` of them at a time. */
async function atOnce(clients, items, work) {
  const results = [];
  const left = [...items.entries()];
  const one = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: clients }, one));
  return results;
}

function post(url, step, body, flow) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(flow && { 'bonin-flow': flow }) };
    const read = async (response) => {
      let text = '';
      for await (const part of response.setEncoding('utf8')) text += part;
      if (response.statusCode !== 200) throw new Error(`${step}: ${response.statusCode} ${text}`);
      return JSON.parse(text);
    };
    request(`${url}/${step}`, { method: 'POST', agent, headers }, (response) => resolve(read(response)))
      .on('error', reject)
      .end(JSON.stringify(body));
  });
}
