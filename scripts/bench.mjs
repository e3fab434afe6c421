/**
 * Question: how large and how fast is it, against what people use instead? One Markdown table of one run: the machine's
 * own pace is in every column, so ratios are what to read. `npm run bench`, or `npm run bench -- seal open`.
 */
import { build } from './build.mjs';
import { script } from './lib/run.mjs';
import { setup } from './setup.mjs';

const questions = ['sizes', 'seal', 'open', 'confirm', 'cold'];

await script(async () => {
  await setup({ browser: true });
  await build();
  const { table } = await import('./bench/table.mjs');
  const asked = process.argv.slice(2);
  const rows = [];
  for (const question of questions.filter((name) => asked.length === 0 || asked.includes(name))) {
    console.error(`measuring: ${question} ...`);
    const { measure } = await import(`./bench/${question}.mjs`);
    rows.push(...(await measure()));
  }
  console.log(`\n${table(rows)}\n`);
});
