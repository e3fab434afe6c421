const UNRECORDED = ['subscribe', 'snapshot', 'state', 'provider'];

/**
 * A flow that notes each call, so that the page can show the code for what was just done.
 * @template {object} Flow
 * @param {Flow} flow
 * @param {(call: Call) => void} note
 * @returns {Flow}
 * @typedef {{ name: string, args: unknown[] }} Call
 */
export function recorded(flow, note) {
  const wrapped = Object.keys(flow).map((name) => {
    const get = () => flow[name];
    const call = (...args) => {
      note({ name, args });
      return flow[name](...args);
    };
    const isCall = !UNRECORDED.includes(name) && typeof flow[name] === 'function';
    return [name, isCall ? { value: call, enumerable: true } : { get, enumerable: true }];
  });
  return Object.create(null, Object.fromEntries(wrapped));
}
