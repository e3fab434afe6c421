/** Mocks as a test of `node:test` has them, undone when it ends: functions that are watched, and timers. */
import { withGlobal } from '@sinonjs/fake-timers';

export function createMock() {
  const undo = [];
  let clock;

  const fn = (implementation = () => {}) => {
    const calls = [];
    function watched(...args) {
      const call = { arguments: args };
      calls.push(call);
      return (call.result = implementation.apply(this, args));
    }
    return Object.assign(watched, { mock: { calls, callCount: () => calls.length } });
  };

  const reset = () => {
    clock?.uninstall();
    clock = undefined;
  };

  return {
    fn,
    method(object, name, implementation = object[name]) {
      const was = Object.getOwnPropertyDescriptor(object, name);
      const watched = fn(implementation);
      Object.defineProperty(object, name, { value: watched, configurable: true, writable: true });
      undo.push(() => (was ? Object.defineProperty(object, name, was) : delete object[name]));
      return watched;
    },
    timers: {
      enable({ apis, now = 0 }) {
        const toFake = apis.flatMap((api) => [api, ...(api.startsWith('set') ? [api.replace('set', 'clear')] : [])]);
        clock = withGlobal(globalThis).install({ toFake, now, shouldClearNativeTimers: true });
      },
      tick: (ms) => clock.tick(ms),
      reset,
    },
    restoreAll() {
      reset();
      for (const back of undo.splice(0).reverse()) back();
    },
  };
}
