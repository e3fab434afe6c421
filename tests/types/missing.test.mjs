/** A required member that is left out: the compiler has to say which one, and not another method's. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inRoot, npmProgram } from '../../scripts/lib/paths.mjs';

const owner = { userName: '홍길동', userPhone: '01012345678' };
const person = { providerId: 'SKT', ...owner, userBirthday: '19900101', userGender: '1', userNation: '0' };
const method = (serviceType, reqAuthType, more) => ({ serviceType, reqAuthType, usageCode: '01001', ...more });

/** Complete values, by a name of their own; which method it is for is no member to leave out. */
const CASES = {
  MobileokPerson: [person],
  AuthInfo: [
    method('telcoAuth', 'PASS', { providerId: 'KT', ...owner }),
    method('telcoAuth', 'SMS', person),
    method('telcoAuth-LMS', 'LMS', person),
    method('telcoAuth-ARSAuth', 'ARS', { ...person, arsCode: 'A' }),
    method('SMSAuth', 'SMS', { providerId: 'SMS', ...owner }),
    method('ARSAuth', 'ARS', { providerId: 'ARS', ...owner, arsCode: 'A' }),
  ],
  TossCertPerson: [{ ...owner, userBirthday: '19900101' }],
  "Parameters<TossCertFlow['request']>[0]": [{ ...owner, userBirthday: '19900101' }],
  NetsCredentials: [{ userID: 'hong', password: 'x' }],
};

const lines = Object.entries(CASES).flatMap(([type, values]) =>
  values.flatMap((value) => {
    const names = Object.keys(value).filter((name) => !['serviceType', 'reqAuthType'].includes(name));
    return [{ type, value }, ...names.map((name) => ({ type, name, value: { ...value, [name]: undefined } }))];
  }),
);

test('the compiler names the member that is missing', () => {
  const said = compile([
    "import type { AuthInfo, MobileokPerson, NetsCredentials, TossCertFlow, TossCertPerson } from 'bonin';",
    ...lines.map(({ type, value }, index) => `export const v${index}: ${type} = ${JSON.stringify(value)};`),
  ]);
  lines.forEach(({ type, name, value }, index) => {
    // An error's own line says where it is; those below it, why.
    const [, why] = said.split(new RegExp(`^missing\\.ts\\(${index + 2},.*: error `, 'm'));
    const what = `${type}, ${value.serviceType} ${value.reqAuthType}, without ${name}`;
    if (name === undefined) return assert.equal(why, undefined, what);
    const [error] = (why ?? 'none').split(/^missing\.ts/m);
    assert.match(error, new RegExp(`Property '${name}' is missing in type`), what);
  });
});

function compile(source) {
  const folder = inRoot('node_modules', '.cache', 'bonin', 'types');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'missing.ts'), source.join('\n'));
  const how = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--types', ''];
  const options = [...how, '--lib', 'es2023,dom', 'missing.ts'];
  try {
    return execFileSync(npmProgram('tsc'), options, { cwd: folder, encoding: 'utf8' });
  } catch ({ stdout }) {
    return stdout;
  }
}
