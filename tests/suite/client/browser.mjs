/** A browser as far as opening pages goes: windows, messages between them, forms, history and a broadcast channel. */

const NAMES = ['BroadcastChannel', 'HTMLFormElement', 'addEventListener', 'close', 'document', 'history', 'location'];
const ALL = [...NAMES, 'name', 'open', 'opener', 'removeEventListener'];
// Some tests mock it.
const later = globalThis.setTimeout;
const before = ALL.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);

/**
 * Puts a page at `href` into this process's globals until the test ends.
 * @param {import('node:test').TestContext} t
 * @param {string} [href]
 */
export function openBrowser(t, href = 'https://shop.example/join') {
  const browser = { windows: [], forms: [], blocked: false };
  const channels = new Set();
  let current;

  class Channel extends EventTarget {
    constructor(name) {
      super();
      this.name = name;
      channels.add(this);
    }
    postMessage(data) {
      if (!channels.has(this)) throw new DOMException('closed', 'InvalidStateError');
      for (const other of channels) if (other !== this && other.name === this.name) deliver(other, { data });
    }
    close() {
      channels.delete(this);
    }
  }

  class Form {
    constructor() {
      this.attributes = {};
      this.children = [];
    }
    setAttribute(name, value) {
      this.attributes[name] = value;
    }
    append(child) {
      this.children.push(child);
    }
    remove() {
      this.removed = true;
    }
    submit() {
      const { method, action, target } = this.attributes;
      const fields = Object.fromEntries(this.children.map(({ attributes: { name, value } }) => [name, value]));
      browser.forms.push({ method, action, target, fields });
    }
  }

  const document = Object.assign(new EventTarget(), {
    hidden: false,
    createElement: () => new Form(),
    body: { append: (form) => (form.attached = true) },
  });

  function page(url, { name = '', opener = null } = {}) {
    const { href, origin, pathname, search, hash } = new URL(url);
    const own = new EventTarget();
    const went = [];
    const go = (how) => (to) => went.push([how, to]);
    return Object.assign(own, {
      BroadcastChannel: Channel,
      HTMLFormElement: Form,
      document,
      name,
      opener,
      went,
      closed: false,
      close: () => (own.closed = true),
      location: { href, origin, pathname, search, hash, assign: go('assign'), replace: go('replace') },
      history: { state: { of: 'the app' }, replaceState: (...state) => went.push(['replaceState', ...state]) },
      postMessage(data, target) {
        if (target === origin) deliver(own, { data, origin: current.location.origin, source: current });
      },
      open(to, childName, features) {
        if (browser.blocked) return null;
        const child = page(`${origin}/blank`, { name: childName, opener: own });
        browser.windows.push(Object.assign(child, { first: to, features }));
        return child;
      },
    });
  }

  // Bound to the page that was in front when they were called for.
  function enter(next) {
    current = next;
    for (const name of ALL) {
      const value = typeof next[name] === 'function' && !/^[BH]/.test(name) ? next[name].bind(next) : next[name];
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
  }

  t.after(async () => {
    // A page that was left by a timer leaves before the next test has one.
    await new Promise((resolve) => void later(resolve, 2));
    for (const [name, was] of before) {
      if (was) Object.defineProperty(globalThis, name, was);
      else delete globalThis[name];
    }
  });
  enter((browser.page = page(href)));
  return Object.assign(browser, {
    document,
    channels,
    /** Runs what another page does at once, and comes back; the page hears and speaks on by itself. */
    inPage(url, options, run) {
      const other = page(url, options);
      enter(other);
      const result = run(other);
      enter(browser.page);
      return { page: other, result };
    },
    /** What a page at `origin` says to the one in front. */
    say: (data, origin, source = null) => deliver(browser.page, { data, origin, source }),
  });
}

function deliver(target, { data, origin = '', source = null }) {
  const event = Object.assign(new Event('message'), { data: clone(data), origin, source });
  queueMicrotask(() => target.dispatchEvent(event));
}

const clone = (data) => JSON.parse(JSON.stringify(data));
