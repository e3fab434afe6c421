// The digits of a code in whatever was pasted, filled in by the phone, or typed.

/** The codes of text messages and calls. */
export const CODE_LENGTH = 6;

/**
 * A whole message may be pasted: six digits that stand by themselves are the code. Else every digit counts.
 * @param {string} text
 */
export function codeIn(text) {
  const plain = text.normalize('NFKC');
  const alone = plain.match(/(?<!\d)\d{6}(?!\d)/g);
  const digits = alone?.length === 1 ? alone[0] : plain.replace(/\D/g, '');
  return digits.slice(0, CODE_LENGTH);
}
