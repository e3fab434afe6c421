/** A CMS SignedData, checked by node:crypto on its parts, and by OpenSSL's program where that is installed. */
import * as node from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/**
 * @param {string} base64
 * @param {string} root PEM
 * @returns {string} the content that OpenSSL verified; throws otherwise
 */
export function verifyByOpenssl(base64, root) {
  const folder = mkdtempSync(join(tmpdir(), 'bonin-cms-'));
  try {
    const [file, ca] = [join(folder, 'signed.der'), join(folder, 'root.pem')];
    writeFileSync(file, Buffer.from(base64, 'base64'));
    writeFileSync(ca, root);
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', file, '-CAfile', ca, '-purpose', 'any'];
    const { status, stdout, stderr } = spawnSync('openssl', args);
    if (status !== 0) throw new Error(stderr.toString());
    return stdout.toString();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} base64
 * @param {string} root PEM
 * @returns {{ content: string, certificate: node.X509Certificate }}
 */
export function verifyByParts(base64, root) {
  const der = Buffer.from(base64, 'base64');
  need(der.toString('base64') === base64, 'base64');
  const [type, wrapped] = children(only(der));
  need(type.hex === '06092a864886f70d010702', 'SignedData');
  const [version, , encapsulated, certificates, signers, ...rest] = children(children(wrapped)[0]);
  need(version.hex === '020101' && rest.length === 0, 'version 1');
  const [, attached] = children(encapsulated);
  const content = children(attached)[0].value;
  const certificate = new node.X509Certificate(children(certificates)[0].whole);
  const [signer, second] = children(signers);
  need(second === undefined, 'one signer');
  const [, name, , attributes, , signature] = children(signer);
  need(children(name)[1].value.toString('hex') === certificate.serialNumber.toLowerCase(), 'the signer’s certificate');
  const values = children(attributes).map((attribute) => children(attribute));
  const digest = values.find(([oid]) => oid.hex === '06092a864886f70d010904');
  const hash = node.createHash('sha256').update(content).digest();
  need(children(digest[1])[0].value.equals(hash), 'messageDigest');
  // Signed as a SET, sent as [0] IMPLICIT.
  const signed = Buffer.concat([Buffer.from([0x31]), attributes.whole.subarray(1)]);
  need(node.verify('sha256', signed, certificate.publicKey, signature.value), 'signature');
  const ca = new node.X509Certificate(root);
  need(ca.ca && ca.verify(ca.publicKey) && certificate.checkIssued(ca), 'issuer');
  need(certificate.verify(ca.publicKey), 'signature of the certificate');
  const now = Date.now();
  need(Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo), 'valid now');
  return { content: content.toString(), certificate };
}

function need(fact, name) {
  if (!fact) throw new Error(`CMS: ${name}`);
}

function children({ value }) {
  const found = [];
  for (let at = 0; at < value.length; ) {
    const child = element(value.subarray(at));
    found.push(child);
    at += child.whole.length;
  }
  return found;
}

function only(bytes) {
  const found = element(bytes);
  need(found.whole.length === bytes.length, 'one element');
  return found;
}

function element(bytes) {
  const count = bytes[1] < 0x80 ? 0 : bytes[1] & 0x7f;
  const length = count === 0 ? bytes[1] : bytes.readUIntBE(2, count);
  const whole = bytes.subarray(0, 2 + count + length);
  need(whole.length === 2 + count + length, 'whole');
  return { whole, value: whole.subarray(2 + count), hex: whole.toString('hex') };
}
