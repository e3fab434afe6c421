// What Node can find out about the way to a server besides asking it: its addresses, and its certificates.
import { lookup } from 'node:dns/promises';
import { connect } from 'node:tls';

const DAY_MS = 86_400_000;

/**
 * @typedef {object} Certificate
 * @property {string} protocol such as `TLSv1.3`
 * @property {number} daysLeft until the certificate ends
 * @property {number} length of the chain
 */

/**
 * Undefined in runtimes that cannot say.
 * @type {{ addressesOf: (host: string) => Promise<number>,
 *   certificateOf: (url: URL, signal: AbortSignal) => Promise<Certificate> } | undefined}
 */
export const probes = {
  addressesOf: async (host) => (await lookup(bare(host), { all: true })).length,
  certificateOf,
};

/** @param {URL} url @param {AbortSignal} signal @returns {Promise<Certificate>} */
function certificateOf({ hostname, port }, signal) {
  return new Promise((resolve, reject) => {
    const host = bare(hostname);
    // An address is no name that a certificate could be chosen by.
    const servername = /^[\d.]+$|:/.test(host) ? '' : host;
    const socket = connect({ host, port: Number(port || 443), servername });
    const stop = () => void socket.destroy(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate(true);
      resolve({
        protocol: socket.getProtocol() ?? '',
        daysLeft: Math.floor((Date.parse(certificate.valid_to) - Date.now()) / DAY_MS),
        length: lengthOf(certificate),
      });
      signal.removeEventListener('abort', stop);
      socket.destroy();
    });
  });
}

const bare = (/** @type {string} */ host) => host.replace(/^\[|\]$/g, '');

/** The last certificate of a chain names itself as its issuer. */
function lengthOf(/** @type {import('node:tls').DetailedPeerCertificate} */ certificate) {
  let length = 1;
  for (let at = certificate; at.issuerCertificate && at.issuerCertificate !== at && length < 10; length += 1) {
    at = at.issuerCertificate;
  }
  return length;
}
