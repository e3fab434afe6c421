/** The processes of the confirm bench: each is asked over its channel, one question at a time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { inRoot } from '../lib/paths.mjs';

/**
 * @param {string} file below scripts/bench
 * @param {object} settings the first message to it
 * @returns {Promise<{ url?: string, ask: (question: object) => Promise<any>, stop: () => void }>}
 */
export async function startProcess(file, settings) {
  const child = fork(inRoot('scripts', 'bench', file));
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} has ended`)));
  // Each question hears of it; between two questions nobody has to.
  ended.catch(() => {});
  const answer = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  const first = answer();
  child.send(settings);
  const { url } = await first;
  return {
    url,
    async ask(question) {
      const said = answer();
      child.send(question);
      return (await said).result;
    },
    stop: () => child.kill(),
  };
}

/** In a server: answers every later message with the CPU time that this process has used, all threads, in ms. */
export function tellCpu() {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ result: (user + system) / 1000 });
  });
}
