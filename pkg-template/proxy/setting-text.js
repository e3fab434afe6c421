// Settings come out of environment variables, files and secret stores, and bring along what those put around them: line
// ends, blanks, quotes, a byte order mark. Here is what such a text means, and what it looks like where it means
// nothing.

/** Blanks, line ends, control characters and marks that nobody sees, at either end. */
const AROUND = /^[\s\p{Z}\p{Cc}\p{Cf}]+|[\s\p{Z}\p{Cc}\p{Cf}]+$/gu;

/** Line ends that were written out as `\n`, as in `SECRET="…\n"` where nobody reads escapes. */
const WRITTEN_LINE_END = /(\\[rn])+$/;

/** The same pair of quotes around the whole, as `docker --env-file` leaves them. */
const QUOTED = /^(["'`])([^]*)\1$/;

/**
 * The text without what stands around it.
 * @param {string} text
 * @returns {string}
 */
export function tidy(text) {
  for (let before; before !== text; ) {
    before = text;
    text = text.replace(AROUND, '').replace(WRITTEN_LINE_END, '').replace(QUOTED, '$2');
  }
  return text;
}

/**
 * Each form of a text that is no value, and how it is told; the first that fits is the one.
 * @type {[import('./texts.js').Looks, (text: string) => boolean][]}
 */
const LOOKS = [
  ['empty', (text) => text === ''],
  ['pointer', (text) => /^version https:\/\/git-lfs\.github\.com\//.test(text)],
  ['unset', (text) => /^(undefined|null|nan|none|nil|\[object \w+\]|[\s,;:_-])+$/i.test(text)],
  ['template', isTemplate],
  ['reference', (text) => /^(op|vault|akv|sm|doppler|secretref):|^arn:aws[\w-]*:|^@microsoft\.keyvault\(/i.test(text)],
  ['placeholder', isPlaceholder],
  ['path', isPath],
];

/**
 * What a text looks like that cannot be a key, a password or a secret; undefined for any other.
 * @param {string} text after `tidy`
 * @returns {import('./texts.js').Looks | undefined}
 */
export function looksOf(text) {
  return LOOKS.find(([, fits]) => fits(text))?.[0];
}

/**
 * The name of a variable that nobody put a value in for: `${NAME}`, `$NAME`, `%NAME%`, `{{ name }}`, `<name>`.
 * @param {string} text
 */
function isTemplate(text) {
  const isVariable = /^(\$\w+|%\w+%|<[^<>]*>|(process|import\.meta|Deno|Bun)\.env\b.*)$/.test(text);
  return isVariable || /\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}/.test(text);
}

const PLACEHOLDERS = [
  / (change|replace) ?(me|this|it|with)\b/,
  / (your|my|some|super|top|very|a strong|a random) (own |very |long |random |strong )*(secret|password|key|token)\b/,
  / (insert|enter|paste|put|type|fill in|generate) (me|your|a|an|the|here|this|it|random|secret)\b/,
  / (secret|password|key|value|text)( goes)? here\b/,
  / (example|sample|dummy|placeholder) (secret|password|key|value|text)\b/,
  / (placeholder|changeit|todo|fixme|xxx+|lorem ipsum|keyboard cat|correct horse battery staple)\b/,
  / (not|do not|don t) (a|so|very|use)\b.*\b(secret|production)\b/,
  /(바꾸세요|바꿔|변경하세요|입력하세요|여기에)/,
  // those of this package's own documents, as they were
  /^ (a secret for tests 32 bytes or more|테스트에만 쓰는 32바이트 이상의 비밀값) $/,
];

/** @param {string} text */
function isPlaceholder(text) {
  const words = ` ${text.toLowerCase().replace(/[^a-z0-9가-힣]+/g, ' ').trim()} `;
  return PLACEHOLDERS.some((placeholder) => placeholder.test(words));
}

/**
 * Base64 has slashes and capital letters, and neither dots nor dashes; hardly any path is without a dot, a dash or an
 * underline and has capital letters.
 * @param {string} text
 */
function isPath(text) {
  const isUnix = /^(~|\.{1,2})?\/[^\s/]+(\/[^\s/]+)*\/?$/.test(text) || /^[\w.-]+(\/[\w.-]+)+\.\w{2,5}$/.test(text);
  const isWindows = /^[a-z]:[\\/]|^\\\\\w/i.test(text);
  const isFile = /^file:\/\/|^[\w-]+(\.[\w-]+)*\.(dat|pem|der|key|crt|cer|txt|json|env|p8|p12|pfx)$/i.test(text);
  return isWindows || isFile || (isUnix && (/[._~-]/.test(text) || text === text.toLowerCase()));
}
