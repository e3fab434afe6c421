/** The core's JSON, by its declarations for serde: structs, enums of calls, and lists of words. */

/**
 * @typedef {{ name: string, type: string, says: string, optional: boolean }} Field
 * @typedef {{ name: string, says: string, fields?: Field[], holds?: string }} Variant
 * @typedef {{ structs: Map<string, Field[]>, bodies: Map<string, Field[]>, variants: Map<string, Variant[]>,
 *   words: Map<string, string[]>, stands: Map<string, string> }} Declared `bodies`: the structs that refuse other
 *   members; `stands`: types that another one stands for
 * @param {string} text Rust
 * @returns {Declared}
 */
export function declared(text) {
  const found = { structs: new Map(), bodies: new Map(), variants: new Map(), words: new Map(), stands: new Map() };
  for (const [, name, body] of text.matchAll(
    /^words! \{\n(?: {4}(?:\/\/\/|\#).*\n)* {4}(?:pub(?:\(\w+\))? )?(\w+) \{\n([^]*?)^ {4}\}/gm,
  )) {
    found.words.set(
      name,
      [...body.matchAll(/ = "(\w+)",/g)].map(([, word]) => word),
    );
  }
  const blocks = /((?:^#\[.*\]\n)+)^pub(?:\(super\))? (struct|enum) (\w+) \{\n([^]*?)^\}/gm;
  for (const [, attributes, kind, name, body] of text.matchAll(blocks)) {
    if (!/Serialize|Deserialize/.test(attributes)) continue;
    const [, other] = /\binto = "(\w+)"/.exec(attributes) ?? [];
    const isCamel = /rename_all(_fields)? = "camelCase"/.test(attributes);
    if (other) found.stands.set(name, other);
    else if (kind === 'struct') {
      found.structs.set(name, fieldsOf(body, 4, isCamel));
      if (attributes.includes('deny_unknown_fields')) found.bodies.set(name, found.structs.get(name));
    } else found.variants.set(name, variantsOf(body, isCamel));
  }
  return found;
}

function fieldsOf(body, indent, isCamel) {
  const lines = new RegExp(
    `((?:^ {${indent}}///.*\\n)*)((?:^ {${indent}}#\\[.*\\]\\n)*)^ {${indent}}(?:pub(?:\\(\\w+\\))? )?(\\w+): (.*),$`,
    'gm',
  );
  return [...body.matchAll(lines)].map(([, says, attributes, own, type]) => {
    const [, renamed] = /rename = "(\w+)"/.exec(attributes) ?? [];
    const [, inner] = /^Option<(.*)>$/.exec(type) ?? [];
    return {
      name: renamed ?? (isCamel ? camel(own) : own),
      type: bare(inner ?? type),
      says: said(says),
      optional: inner !== undefined || /\b(default|skip_serializing_if)\b/.test(attributes),
    };
  });
}

function variantsOf(body, isCamel) {
  const each = /((?:^ {4}\/\/\/.*\n)*)(?:^ {4}#\[.*\]\n)*^ {4}([A-Z]\w*)(?:\((.*)\)| \{\n([^]*?)^ {4}\})?,$/gm;
  return [...body.matchAll(each)].map(([, says, name, holds, inner]) => ({
    name: name[0].toLowerCase() + name.slice(1),
    says: said(says),
    ...(holds && { holds: bare(holds) }),
    ...(inner !== undefined && { fields: fieldsOf(inner, 8, isCamel) }),
  }));
}

const bare = (type) => type.replace(/^Box<(.*)>$/, '$1').replace(/^.*::/, '');
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const said = (lines) =>
  lines
    .replace(/^ *\/\/\/ ?/gm, '')
    .trim()
    .replaceAll('\n', ' ');
