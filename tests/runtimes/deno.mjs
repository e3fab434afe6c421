// Runs the neutral files in Deno, in one process, with the harness in place of `node:test`: an import map says so.
import { runAll } from './harness/test.mjs';
import { neutral } from './neutral.mjs';

let [passed, failed] = [0, 0];
const files = Object.fromEntries(neutral.map((file) => [file, () => import(`../suite/${file}`)]));
await runAll(files, ({ name, ok, error }) => {
  if (ok) passed += 1;
  else failed += 1;
  console.log(ok ? `✔ ${name}` : `✖ ${name}\n${error}`);
});
console.log(`pass ${passed}`);
Deno.exit(failed > 0 ? 1 : 0);
