/**
 * Asks for the result again and again in the background, until it is there, or a failure that waiting does not mend.
 * @param {import('./app.js').App} app
 * @param {(error: Error) => void} onFailure a failure after which the flow can go on
 */
export function createPoll(app, onFailure) {
  let control;

  function stop() {
    control?.abort();
    control = undefined;
  }

  async function run(ask) {
    stop();
    const mine = (control = new AbortController());
    try {
      await ask(mine.signal);
    } catch (error) {
      const wanted = control === mine && app.underWay();
      if (control === mine) control = undefined;
      if (wanted) onFailure(error);
    }
  }

  const wait = (signal) => app.verified(app.flow.waitForApproval({ signal }));

  return {
    stop,
    get running() {
      return control !== undefined;
    },
    start: () => run(wait),
    /** Asks at once, since the user says it is done, and goes on waiting where it is not. */
    askNow: () =>
      run(async (signal) => {
        try {
          await app.verified(app.flow.confirm());
        } catch (error) {
          if (error.next !== 'wait' || signal.aborted) throw error;
          await wait(signal);
        }
      }),
  };
}
