// The digits of a code in what people paste, and the element where there is no page.
import assert from 'node:assert/strict';
import test from 'node:test';
import { defineBoninVerify, en, ko } from 'bonin/element';
import { codeIn } from '../../../pkg/element/code-text.js';

const CASES = {
  '782230': '782230',
  '782 230': '782230',
  '782-230': '782230',
  '[782230]': '782230',
  '７８２２３０': '782230',
  '[Web] 2026-11-28 인증번호는 [782230]입니다': '782230',
  '인증번호 782230, 문의 1588-0000': '782230',
  '7822': '7822',
  '7822301': '782230',
  'none': '',
};

for (const [text, code] of Object.entries(CASES)) {
  test(`“${text}” holds “${code}”`, () => assert.equal(codeIn(text), code));
}

test('on a server nothing is defined, and nothing fails', async () => {
  assert.equal(defineBoninVerify(), undefined);
  assert.equal((await import('bonin/element/define')).defineBoninVerify, defineBoninVerify);
});

test('the texts have the same names in both languages, and none is empty', () => {
  const names = (texts, path = '') => Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [[`${path}${name}`, text.length > 0]] : names(text, `${path}${name}.`));
  assert.deepEqual(names(en), names(ko));
  assert.ok(names(ko).every(([, isThere]) => isThere));
});
