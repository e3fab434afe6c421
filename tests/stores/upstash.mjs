// A stand-in for Upstash's HTTP interface, before a real Redis: it is not their server, but what their client sends
// and takes. A command comes as a list, several of them as lists in a list at `/pipeline`.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createClient } from 'redis';

const TOKEN = 'a token of this test';

/**
 * @param {number} redisPort
 * @returns {Promise<{ url: string, token: string, close: () => Promise<void> }>}
 */
export async function startUpstash(redisPort) {
  const redis = createClient({ url: `redis://127.0.0.1:${redisPort}` });
  redis.on('error', () => {});
  await redis.connect();
  const run = async (words, encode) => {
    try {
      return { result: encode(await redis.sendCommand(words.map(String))) };
    } catch (error) {
      return { error: error.message };
    }
  };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const asked = JSON.parse(Buffer.concat(chunks).toString());
    const isAllowed = request.headers.authorization === `Bearer ${TOKEN}`;
    const encode = request.headers['upstash-encoding'] === 'base64' ? inBase64 : (value) => value;
    const many = request.url === '/pipeline';
    const answer = many ? await Promise.all(asked.map((words) => run(words, encode))) : await run(asked, encode);
    const status = !isAllowed ? 401 : answer.error ? 400 : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isAllowed ? answer : { error: 'Unauthorized' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    token: TOKEN,
    async close() {
      redis.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

// As theirs does: `OK`, numbers and nothing stay as they are.
function inBase64(value) {
  return typeof value === 'string' && value !== 'OK' ? Buffer.from(value).toString('base64') : value;
}
