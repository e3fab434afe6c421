import { isBoninError } from 'bonin';

const WAITING = ['awaitingCode', 'awaitingApp', 'awaitingCall', 'calling'];

/**
 * One person's way from the form to an outcome, over one flow or, where the provider makes one start over, several.
 * @param {object} options
 * @param {import('bonin').Client} options.client
 * @param {(state: import('bonin').FlowState) => void} options.onState
 * @param {(ticket: string) => void} options.onTicket
 * @typedef {ReturnType<typeof createJourney>} Journey
 */
export function createJourney({ client, onState, onTicket }) {
  let flow;
  let unsubscribe;

  function follow(next) {
    unsubscribe?.();
    flow = next;
    unsubscribe = flow.subscribe(() => onState(flow.state));
  }

  const can = (action) => flow?.state.actions.includes(action) ?? false;

  async function verified(asked) {
    const { ticket } = await asked;
    onTicket(ticket);
  }

  return {
    get state() {
      return flow.state;
    },
    can,
    underWay: () => flow !== undefined && WAITING.includes(flow.state.name),
    snapshot: () => flow.snapshot(),
    resume: (snapshot) => follow(client.resume(snapshot)),
    async request(authInfo) {
      if (!can('request')) {
        if (!can('begin')) follow(client.mobileok());
        await flow.begin();
      }
      await flow.request(authInfo);
    },
    resend: () => flow.resend(),
    call: () => flow.call(),
    confirm: (code) => verified(flow.confirm(code)),
    waitForApproval: (options) => verified(flow.waitForApproval(options)),
    cancel: () => flow.cancel(),
    leave() {
      unsubscribe?.();
      if (can('cancel')) flow.cancel();
      flow = undefined;
    },
  };
}

/**
 * What went wrong, as something with a message for the user: a BoninError as it is, anything else as the page's fault.
 * @param {unknown} error
 * @param {string} otherwise
 */
export function presentable(error, otherwise) {
  if (isBoninError(error)) return error;
  console.error(error);
  return { message: otherwise, kind: 'bug' };
}
