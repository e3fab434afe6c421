/**
 * The same steps on Express and node:crypto, with a session per browser, as samples for this protocol have them. It is
 * what a careful hand makes of them: a result counts once, the browser gets a sealed ticket and no person, and a
 * confirm whose answer got lost gets it again. Sessions and marks are in memory, so this serves one process alone; the
 * proxy opens and seals a flow instead.
 */
import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { privateDecrypt, publicEncrypt, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import express from 'express';
import { tellCpu } from '../processes.mjs';

const { providerUrl, keys, siteUrl } = await new Promise((resolve) => process.once('message', resolve));
const der = (text, type) => ({ key: Buffer.from(text, 'base64'), format: 'der', type });
const clientKey = createPrivateKey(der(keys.mobileok.client.privateKey, 'pkcs8'));
const serverKey = createPublicKey(der(keys.mobileok.server.publicKey, 'spki'));
const oaepHash = 'sha256';
const sessions = new Map();
const used = new Set();
const ticketKey = randomBytes(32);

const app = express();
app.use(express.json());

app.post('/token', async (request, response) => {
  const clientTxId = `BENCH${randomUUID().replaceAll('-', '')}`;
  const time = new Date(Date.now() + 9 * 3600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  const encryptReqClientInfo = publicEncrypt({ key: serverKey, oaepHash }, Buffer.from(`${clientTxId}|${time}`));
  const body = { serviceId: 'bench', siteUrl, encryptReqClientInfo: encryptReqClientInfo.toString('base64') };
  const { encryptMOKToken, publicKey } = await ask('/agent/v1/token/get', body);
  const flow = randomBytes(16).toString('hex');
  sessions.set(flow, { clientTxId, encryptMOKToken });
  response.json({ flow, publicKey });
});

app.post('/request', async (request, response) => {
  const flow = request.headers['bonin-flow'];
  const { encryptMOKToken } = sessions.get(flow);
  const { encryptMOKAuthInfo } = request.body;
  const answer = await ask('/agent/v1/auth/request', { siteUrl, encryptMOKToken, encryptMOKAuthInfo });
  sessions.get(flow).encryptMOKToken = answer.encryptMOKToken;
  response.json({ flow });
});

app.post('/confirm', async (request, response) => {
  const session = sessions.get(request.headers['bonin-flow']);
  if (session?.answer) return response.json(session.answer);
  const { clientTxId, encryptMOKToken } = session;
  const { encryptMOKResult } = await ask('/agent/v1/confirm/request', { encryptMOKToken });
  const result = JSON.parse(open(encryptMOKResult));
  const age = Date.now() - Date.parse(`${result.issueDate.replace(' ', 'T')}+09:00`);
  const ours = result.clientTxId === clientTxId && !used.has(clientTxId);
  if (!ours || age > 600_000) return response.status(502).json({ error: 'refused' });
  used.add(clientTxId);
  session.answer = { ticket: ticketOf(result) };
  response.json(session.answer);
});

app.listen(0, '127.0.0.1', function listening() {
  tellCpu();
  process.send({ url: `http://127.0.0.1:${this.address().port}` });
});

async function ask(path, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(providerUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await response.json();
  if (answer.resultCode !== '2000') throw new Error(`the provider says ${answer.resultCode}`);
  return answer;
}

/** A JWE of the person and of an end, with direct encryption. */
function ticketOf({ userName, userPhone, userBirthday, userGender, userNation, ci, di }) {
  const person = { userName, userPhone, userBirthday, userGender, userNation, ci, di };
  const claims = { jti: randomUUID(), exp: Math.floor(Date.now() / 1000) + 600, person };
  const header = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM' })).toString('base64url');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', ticketKey, nonce).setAAD(Buffer.from(header));
  const sealed = cipher.update(JSON.stringify(claims), 'utf8', 'base64url') + cipher.final('base64url');
  return [header, '', nonce.toString('base64url'), sealed, cipher.getAuthTag().toString('base64url')].join('.');
}

function open(envelope) {
  const [block, sealed] = envelope.split('|');
  const inner = privateDecrypt({ key: clientKey, oaepHash }, Buffer.from(block, 'base64')).toString();
  const [secret, hash] = inner.split('|').map((part) => Buffer.from(part, 'base64'));
  const aes = createDecipheriv('aes-256-cbc', secret.subarray(0, 32), secret.subarray(32));
  const plain = Buffer.concat([aes.update(sealed, 'base64'), aes.final()]);
  if (!timingSafeEqual(createHash('sha256').update(plain).digest(), hash)) throw new Error('tampered');
  return plain.toString();
}
