/** Values that no export of the wasm takes, each with its name: of wrong types, too large, or made to throw. */

const thrower = () => {
  throw new Error('thrown by the value itself');
};

/** An object that answers to each name with what throws. */
const trapped = new Proxy({}, { get: thrower });

const everyTrap = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((name) => [name, thrower]));

function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function nested(depth, wrap) {
  let value = wrap(0);
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

const cyclic = {};
cyclic.self = cyclic;

const listOfThrowers = [1, 2];
Object.defineProperty(listOfThrowers, 0, { get: thrower, enumerable: true });

const numbers = {
  'zero below': -0,
  'a number': 1,
  'a fraction': 0.5,
  'the largest number': Number.MAX_VALUE,
  'a number past all dates': Number.MAX_SAFE_INTEGER,
};

const others = {
  undefined,
  null: null,
  NaN: NaN,
  Infinity: Infinity,
  true: true,
  false: false,
  'a symbol': Symbol('s'),
  'a bigint': 2n ** 70n,
  'a function': () => 'x',
  'a function that throws': thrower,
  'a class': class {},
  'an empty list': [],
  'a list': ['x', 1, null],
  'a list with holes': new Array(3),
  'a long list': new Array(100_000).fill(0),
  'a list whose elements throw': listOfThrowers,
  'an empty object': {},
  'an object without a prototype': Object.create(null),
  'an object whose members throw': {
    get v() {
      return thrower();
    },
    get nonce() {
      return thrower();
    },
    get userName() {
      return thrower();
    },
    toJSON: thrower,
    toString: thrower,
    valueOf: thrower,
  },
  'a proxy whose members throw': trapped,
  'a proxy that throws at everything': new Proxy({}, everyTrap),
  'a list that throws at everything': new Proxy([], everyTrap),
  'a list that lies about its length': new Proxy([], { get: (_, name) => (name === 'length' ? 5_000.5 : undefined) }),
  'a revoked proxy of an object': revoked({}),
  'a revoked proxy of a list': revoked([]),
  'a revoked proxy of a function': revoked(() => {}),
  'thousands of members': Object.fromEntries(Array.from({ length: 5_000 }, (_, number) => [`m${number}`, number])),
  'objects nested deep': nested(50_000, (inner) => ({ inner })),
  'objects nested deep by a name of ours': nested(50_000, (flow) => ({ v: 2, flow, life: flow, Open: flow })),
  'lists nested deep': nested(50_000, (inner) => [inner]),
  'an object in itself': cyclic,
  'a date': new Date(0),
  'a date that is none': new Date(NaN),
  'a text as an object': new String('x'),
  'a number as an object': new Number(1),
  'a map': new Map([['nonce', 'x']]),
  'a regular expression': /x/,
  'an error': new Error('x'),
  'a promise': Promise.resolve('x'),
  'a buffer': new ArrayBuffer(8),
  'a view of a buffer that is gone': (() => {
    const view = new Uint8Array(8);
    structuredClone(view.buffer, { transfer: [view.buffer] });
    return view;
  })(),
  'numbers as bytes': new Float64Array([1e300, NaN]),
  'a view of another kind': new DataView(new ArrayBuffer(8)),
};

const texts = {
  'an empty text': '',
  'a text': 'x',
  'half of a character': '\ud800',
  'a text with a zero': '\0',
  'a long text': 'x'.repeat(1_000_000),
};

/** By their names; what is no text comes first. */
export const noTexts = { ...numbers, ...others };
export const noNumbers = { ...others, ...texts };
export const noObjects = { ...numbers, ...texts, undefined, null: null, 'a symbol': others['a symbol'] };
export const wrong = { ...numbers, ...others, ...texts };

/** Times that a `Date` does not have. */
export const noTimes = {
  ...noNumbers,
  'the largest number': Number.MAX_VALUE,
  'a number past all dates': Number.MAX_SAFE_INTEGER,
};
