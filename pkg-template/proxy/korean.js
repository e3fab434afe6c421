// EUC-KR with the syllables of code page 949, which the Encoding Standard counts to it. Node's own decoder does not
// know those, and makes a control character of half a syllable.

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 * @throws {RangeError} where they are something else
 */
export function readKorean(bytes) {
  const characters = allCharacters();
  const units = new Uint16Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1, count += 1) {
    const lead = bytes[at];
    if (lead < 0x80) {
      units[count] = lead;
    } else {
      at += 1;
      units[count] = at < bytes.length ? characters[(lead << 8) | bytes[at]] : 0;
      if (units[count] === 0) throw new RangeError('no character');
    }
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units.subarray(0, count));
}

/** @type {Uint16Array | undefined} */
let characters;

/**
 * UTF-16 by the two bytes, and 0 if they are none. Made when it is needed, of what the runtime has and what it lacks.
 */
function allCharacters() {
  if (characters) return characters;
  const made = new Uint16Array(65_536);
  const decoder = new TextDecoder('euc-kr');
  for (let lead = 0xa1; lead <= 0xfe; lead += 1) {
    const row = range(0xa1, 0xfe).flatMap((trail) => [lead, trail, 0x0a]);
    const read = decoder.decode(Uint8Array.from(row)).split('\n');
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const character = read[trail - 0xa1];
      if (character.length === 1 && character !== '\uFFFD') made[(lead << 8) | trail] = character.charCodeAt(0);
    }
  }
  for (const [pair, sign] of LATER_SIGNS) made[pair] = sign.charCodeAt(0);
  addSyllables(made);
  return (characters = made);
}

/** Of later editions of the standard. */
const LATER_SIGNS = /** @type {const} */ ([
  [0xa2e6, '€'],
  [0xa2e7, '®'],
  [0xa2e8, '㉾'],
]);

/**
 * The page has, in their order, the syllables that EUC-KR leaves out, at the pairs that EUC-KR leaves free.
 * @param {Uint16Array} made
 */
function addSyllables(made) {
  const known = new Set(made);
  const left = range(0xac00, 0xd7a3).filter((code) => !known.has(code));
  const trails = [...range(0x41, 0x5a), ...range(0x61, 0x7a), ...range(0x81, 0xfe)];
  let next = 0;
  for (let lead = 0x81; next < left.length; lead += 1) {
    for (const trail of trails) {
      if (lead >= 0xa1 && trail >= 0xa1) break;
      made[(lead << 8) | trail] = left[next];
      next += 1;
    }
  }
}

/** @param {number} from @param {number} to */
function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
