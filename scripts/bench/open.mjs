/** Question: what does opening a result cost on top of what WebCrypto takes? */
import { openKeyFile, openResult } from 'bonin/proxy';
import { createEmulator } from 'bonin/emulator';
import { runKeys } from './keys.mjs';
import { alternate } from './rounds.mjs';
import { prepare as prepareSeal } from './sealers/webcrypto.mjs';
import { comparisons } from './table.mjs';

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function measure() {
  const keys = await runKeys();
  const { mobileok } = await createEmulator({ keys });
  const handle = await openKeyFile(mobileok.keyFile, mobileok.password);
  const key = await importKey(keys.mobileok.client.privateKey);
  const seal = await prepareSeal();
  const result = await seal(keys.mobileok.client.publicKey, { userName: '남궁가나', filler: 'x'.repeat(700) });
  const ways = [
    { name: 'bonin', once: () => openResult(handle, result) },
    { name: 'the same on crypto.subtle', once: () => openDirectly(key, result) },
  ];
  const [ours, theirs] = await Promise.all(ways.map(({ once }) => once()));
  if (ours !== theirs) throw new Error('The two ways of opening differ.');
  return comparisons(`open a result of ${result.length} characters, Node`, await alternate(ways));
}

const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' };
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const importKey = (pkcs8) => crypto.subtle.importKey('pkcs8', bytes(pkcs8), rsa, false, ['decrypt']);

async function openDirectly(key, result) {
  const { subtle } = crypto;
  const [block, sealed] = result.split('|');
  const [secret, hash] = new TextDecoder().decode(await subtle.decrypt(rsa, key, bytes(block))).split('|').map(bytes);
  const aes = await subtle.importKey('raw', secret.subarray(0, 32), 'AES-CBC', false, ['decrypt']);
  const plain = new Uint8Array(await subtle.decrypt({ name: 'AES-CBC', iv: secret.subarray(32) }, aes, bytes(sealed)));
  const actual = new Uint8Array(await subtle.digest('SHA-256', plain));
  let difference = actual.length ^ hash.length;
  for (let at = 0; at < actual.length; at += 1) difference |= actual[at] ^ hash[at];
  if (difference !== 0) throw new Error('tampered');
  return new TextDecoder('utf-8', { fatal: true }).decode(plain);
}
