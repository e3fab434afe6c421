// A Worker with the neutral files of the suite inside: POST /suite runs them all, in one request, since what one
// request of a Worker begins no other can wait for. Below /bonin is a proxy of the Workers adapter.
import { toWorker } from 'bonin/proxy/workers';
import { SECRET, settings } from '../suite/proxy/fixture.mjs';
import vectors from '../vectors/mobileok.json' with { type: 'json' };
import { files } from '#files';

const proxy = toWorker(({ ORIGIN }) => ({
  secret: SECRET,
  origins: [ORIGIN],
  providers: { mobileok: settings(vectors) },
}));

export default {
  async fetch(request, env, ctx) {
    if (new URL(request.url).pathname !== '/suite') return proxy.fetch(request, env, ctx);
    // Mocked timers set one when they load, which a Worker may only do while it answers.
    const { runAll } = await import('./harness/test.mjs');
    const results = [];
    await runAll(files, (result) => results.push(result));
    return Response.json(results);
  },
};
