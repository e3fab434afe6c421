/** The examples: how each is started, by the commands of its README, and what else is looked at. */

/**
 * @typedef {object} Example
 * @property {string} name
 * @property {readonly string[]} command
 * @property {readonly string[]} [again] another command that starts it: what was built
 * @property {string} [created] the host that `npm create bonin` is asked for, where it is what writes the project
 * @property {true} [test] whether `npm test` is run too
 * @property {true} [tools] whether it needs the runtimes in `tools`
 * @property {true} [long] run by `--all` alone
 * @property {string} [answers] a path that answers, where there is no page to verify somebody on
 * @property {Record<string, string>} [env]
 */

/** @type {readonly Example[]} */
export const EXAMPLES = [
  { name: 'worker-react', command: ['npm', 'run', 'dev'], test: true },
  { name: 'express', command: ['npm', 'run', 'dev'] },
  { name: 'plain', command: ['npm', 'run', 'dev'] },
  { name: 'create-bonin', command: ['npm', 'run', 'dev'], created: 'plain' },
  {
    name: 'relay',
    command: ['npm', 'start'],
    test: true,
    answers: 'health',
    env: { RELAY_TOKEN: 'a token of this test, of no use elsewhere', HOST: 'localhost' },
  },
  { name: 'hono-deno', command: ['deno', 'task', 'dev'], long: true, tools: true },
  { name: 'bun', command: ['bun', 'run', 'dev'], long: true, tools: true },
  { name: 'next', command: ['npm', 'run', 'dev'], again: ['npm', 'run', 'preview'], long: true },
  { name: 'sveltekit', command: ['npm', 'run', 'dev'], again: ['npm', 'run', 'preview'], long: true },
];
