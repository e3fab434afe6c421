const all = (text) => '•'.repeat(Math.min(text.length, 8));

/** How each part of an identity may be shown. What is not listed, such as the raw result, is not shown. */
const SHOWN = {
  provider: (text) => text,
  method: (text) => text,
  assurance: (text) => text,
  transactionId: (text) => `${text.slice(0, 8)}…`,
  verifiedAt: (text) => text,
  userId: maskedId,
  name: maskedName,
  phone: (text) => `${text.slice(0, 3)}-****-${text.slice(-4)}`,
  email: maskedEmail,
  birthday: (text) => `${text.slice(0, 4)}-**-**`,
  gender: (text) => text,
  nation: (text) => text,
  ci: (text) => `${text.slice(0, 6)}${all(text)}`,
  di: (text) => `${text.slice(0, 6)}${all(text)}`,
  isAdult: (flag) => flag,
  signature: (text) => text,
  signerName: maskedName,
  signedText: (text) => (text.length > 20 ? `${text.slice(0, 20)}…` : text),
  attributes: (members) => Object.fromEntries(Object.entries(members).map(([name, text]) => [name, maskedId(text)])),
};

/**
 * A verified identity as a page may show it to the person it belongs to.
 * @param {import('bonin/proxy').VerifiedIdentity} identity
 */
export function masked(identity) {
  const parts = Object.entries(SHOWN).filter(([name]) => identity[name] !== undefined);
  return Object.fromEntries(parts.map(([name, show]) => [name, show(identity[name])]));
}

/** The first and the last letter stay: 홍*동. Of two letters, only the first. */
function maskedName(name) {
  const letters = [...name];
  const last = letters.length > 2 ? letters.at(-1) : '';
  return letters[0] + '*'.repeat(Math.max(letters.length - 1 - last.length, 1)) + last;
}

/** The first two letters stay, of two or three only the first: ho•••• */
function maskedId(text) {
  const letters = [...text];
  const kept = Math.min(letters.length >> 1, 2);
  return letters.slice(0, kept).join('') + '•'.repeat(Math.min(letters.length - kept, 8));
}

/** The domain stays, which is no person's own. */
function maskedEmail(text) {
  const at = text.lastIndexOf('@');
  return at > 0 ? maskedId(text.slice(0, at)) + text.slice(at) : maskedId(text);
}
