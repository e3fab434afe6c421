import forge from 'node-forge';

export const name = 'node-forge';

/** @returns {Promise<(publicKey: string, info: object) => string>} */
export async function prepare() {
  return seal;
}

function seal(publicKey, info) {
  const { asn1, cipher, md, pki, random, util } = forge;
  const key = pki.publicKeyFromAsn1(asn1.fromDer(util.decode64(publicKey)));
  const plaintext = util.encodeUtf8(JSON.stringify(info));
  const secret = random.getBytesSync(48);
  const hash = md.sha256.create().update(plaintext).digest().bytes();
  const inner = `${util.encode64(secret)}|${util.encode64(hash)}`;
  const block = key.encrypt(inner, 'RSA-OAEP', { md: md.sha256.create(), mgf1: { md: md.sha256.create() } });
  const aes = cipher.createCipher('AES-CBC', secret.slice(0, 32));
  aes.start({ iv: secret.slice(32) });
  aes.update(util.createBuffer(plaintext));
  aes.finish();
  return `${util.encode64(block)}|${util.encode64(aes.output.bytes())}`;
}
