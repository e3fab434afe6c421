/**
 * The provider of the confirm bench, in a process of its own: every answer to confirm was sealed when the token was
 * asked for, so that its own work does not count.
 */
import { createCipheriv, createHash, createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { privateDecrypt, publicEncrypt } from 'node:crypto';
import { createServer } from 'node:http';

const { keys } = await new Promise((resolve) => process.once('message', resolve));
const der = (text, type) => ({ key: Buffer.from(text, 'base64'), format: 'der', type });
const serverKey = createPrivateKey(der(keys.mobileok.server.privateKey, 'pkcs8'));
const clientKey = createPublicKey(der(keys.mobileok.client.publicKey, 'spki'));
const oaepHash = 'sha256';
const results = new Map();

const answers = {
  '/agent/v1/token/get': ({ encryptReqClientInfo }) => {
    const clear = privateDecrypt({ key: serverKey, oaepHash }, Buffer.from(encryptReqClientInfo, 'base64')).toString();
    const token = randomBytes(24).toString('base64');
    results.set(token, seal(JSON.stringify(result(clear.split('|')[0]))));
    return { encryptMOKToken: token, publicKey: keys.mobileok.server.publicKey };
  },
  '/agent/v1/auth/request': ({ encryptMOKToken }) => ({ encryptMOKToken }),
  '/agent/v1/confirm/request': ({ encryptMOKToken }) => ({ encryptMOKResult: results.get(encryptMOKToken) }),
};

createServer(async (request, response) => {
  let text = '';
  for await (const part of request) text += part;
  const body = { ...answers[request.url](JSON.parse(text)), resultCode: '2000', resultMsg: 'OK' };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}).listen(0, '127.0.0.1', function listening() {
  process.send({ url: `http://127.0.0.1:${this.address().port}` });
});

function seal(plaintext) {
  const secret = randomBytes(48);
  const hash = createHash('sha256').update(plaintext).digest('base64');
  const block = publicEncrypt({ key: clientKey, oaepHash }, Buffer.from(`${secret.toString('base64')}|${hash}`));
  const aes = createCipheriv('aes-256-cbc', secret.subarray(0, 32), secret.subarray(32));
  return `${block.toString('base64')}|${aes.update(plaintext, 'utf8', 'base64') + aes.final('base64')}`;
}

function result(clientTxId) {
  const seoul = new Date(Date.now() + 9 * 3600_000).toISOString().replace('T', ' ').slice(0, 23);
  return {
    siteId: 'bench',
    clientTxId,
    txId: randomBytes(16).toString('hex'),
    serviceType: 'telcoAuth',
    providerId: 'SKT',
    reqAuthType: 'PASS',
    ci: randomBytes(64).toString('base64'),
    di: randomBytes(48).toString('base64'),
    userName: '남궁가나',
    userPhone: '01012345678',
    userBirthday: '19900228',
    userGender: '1',
    userNation: '0',
    reqDate: seoul,
    issuer: 'bench',
    issueDate: seoul,
  };
}
