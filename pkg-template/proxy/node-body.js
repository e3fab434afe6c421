// The body of a request of Node's, whoever has read it: this proxy, or a middleware in front of it.
import { leftText } from './body.js';
import { BodyTaken } from './limit.js';
import { readNodeText } from './node-text.js';

/** @typedef {import('node:http').IncomingMessage & { body?: unknown, rawBody?: unknown }} Message */

/**
 * The body as UTF-8, and no more of it than `limit` bytes.
 * @param {Message} req
 * @param {{ limit: number, fatal?: boolean }} how `fatal`: bytes that are not UTF-8 are an error
 * @returns {Promise<string>}
 * @throws {import('./limit.js').TooLarge | BodyTaken}
 */
export async function textOf(req, how) {
  const left = leftOf(req);
  if (left !== undefined) return leftText(left, req.headers['content-type'], how);
  const wasTouched = req.readableDidRead === true;
  const text = await readNodeText(req, how);
  if (isShort(req, wasTouched, Buffer.byteLength(text))) throw new BodyTaken();
  return text;
}

/**
 * The body for a `Request`.
 * @param {Message} req
 * @returns {ReadableStream | string}
 */
export function bodyOf(req) {
  try {
    const left = leftOf(req);
    return left === undefined ? streamOf(req) : leftText(left, req.headers['content-type'], { limit: Infinity });
  } catch (cause) {
    // Told by whoever reads it.
    return new ReadableStream({ pull: (controller) => controller.error(cause) });
  }
}

/**
 * What a middleware that read the body made of it; undefined where nobody has read it. The raw body comes first: it is
 * what was sent.
 * @param {Message} req
 * @throws {BodyTaken} somebody read it and left nothing
 */
function leftOf(req) {
  if (!req.readableEnded) return undefined;
  const { rawBody } = req;
  if (typeof rawBody === 'string' || rawBody instanceof Uint8Array) return rawBody;
  if (req.body !== undefined) return req.body;
  // One that was empty is over as soon as it is looked at.
  if (saysLength(req) === 0) return '';
  throw new BodyTaken();
}

/** How long the headers say that the body is; undefined where they say nothing. @param {Message} req */
function saysLength({ headers }) {
  if (headers['transfer-encoding'] !== undefined) return undefined;
  const length = headers['content-length'];
  return length === undefined ? undefined : Number(length);
}

/**
 * Its connection may have an answer to carry, so the stream stays open.
 * @param {Message} req
 */
function streamOf(req) {
  const wasTouched = req.readableDidRead === true;
  const chunks = req.iterator({ destroyOnReturn: false });
  let size = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (!done) {
        const bytes = typeof value === 'string' ? Buffer.from(value) : value;
        size += bytes.length;
        controller.enqueue(bytes);
      } else if (isShort(req, wasTouched, size)) controller.error(new BodyTaken());
      else controller.close();
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

/** Somebody has read the beginning. @param {Message} req @param {boolean} wasTouched @param {number} size */
const isShort = (req, wasTouched, size) => wasTouched && size < (saysLength(req) ?? 0);
