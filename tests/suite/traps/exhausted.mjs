// A real trap: an instance that gets no memory any more. Nothing in the package is made for it.

/**
 * Takes down the instances that are made from now on, as they are made.
 * @returns {{ instances: WebAssembly.Instance[], restore: () => void }}
 */
export function watchInstances() {
  const own = { instantiate: WebAssembly.instantiate, Instance: WebAssembly.Instance };
  const instances = [];
  WebAssembly.instantiate = async (module, imports) => {
    const made = await own.instantiate(module, imports);
    instances.push(made.instance ?? made);
    return made;
  };
  WebAssembly.Instance = new Proxy(own.Instance, {
    construct(Instance, args) {
      const made = new Instance(...args);
      instances.push(made);
      return made;
    },
  });
  return { instances, restore: () => void Object.assign(WebAssembly, own) };
}

/** Leaves an instance no memory: what it asks for next, it does not get, and it traps. */
export function exhaust({ exports }) {
  const { memory, __wbindgen_malloc: malloc } = exports;
  const mayGrow = () => {
    try {
      memory.grow(1);
      return true;
    } catch {
      return false;
    }
  };
  // In large steps first. The pages are never touched, so that they take no room on this machine.
  for (let pages = 32_768; pages >= 1; pages /= 2) {
    try {
      for (;;) memory.grow(pages);
    } catch {
      // That many do not fit any more.
    }
  }
  if (mayGrow()) throw new Error('There is memory left.');
  // What is free inside is taken as well.
  for (let size = 1 << 20; size >= 8; size /= 2) {
    try {
      for (;;) malloc(size, 1);
    } catch {
      // The allocation of this size has trapped.
    }
  }
}
