// What the agent is made to say, and what the bridge has to make of it. MARK stands in whatever must not be printed.
export const IP = '203.0.113.77';
export const AGENT = 'MARK/1.0 (한글; "quoted" \\ 😀)';
export const caller = { userIp: IP, userAgent: AGENT };

const code = (digit) => digit.repeat(32);
const failed = { status: 502, body: { errorCode: 'BRIDGE_AGENT_FAILED' } };
const ok = (body) => ({ status: 200, body });
const user = {
  user_id: 'MARK', user_nm: '홍길동 MARK', user_mbtlnum: '010-0000-1234', user_email: null,
  user_data: { list: [1, -2.5, true, false, null, '\u0000"\\/\b\f\n\r\t😀\u2028'], empty: {}, none: [] },
};
const escaped = ' \n{"user_id"\t: "MARK\\u00e9\\ud83d\\ude00\\/"\r\n\t ,"user_nm":null}\n';
const numbers = '{"user_data":[12345678901234567890,1.10,1e400]}';
const portal = { agt_nm: '포털시스템', agt_id: 'portal', sso_url: 'https://portal.shop.example/login', agt_ty: 'CS' };

let tokens = 0;
const withToken = (route, call, value, expected, errorCode, who = caller) => {
  const token = `MARK.token.${(tokens += 1)}`;
  const args = [token, ...Object.values(who)].join(', ');
  return { route, request: { token, ...who }, said: { [`${call}(${args})`]: value }, errorCode, expected };
};
const withCode = (ssoCode, value, expected, errorCode) => ({
  route: '/token', request: { ssoCode, ...caller }, expected, errorCode,
  said: { [`getToken(${ssoCode}, ${IP}, ${AGENT})`]: value },
});
let lists = 0;
const agents = (value, expected, errorCode) => ({
  route: '/agents', request: {}, said: { [`getAgentList(${(lists += 1)})`]: value }, errorCode, expected,
});
const userData = (...rest) => withToken('/user-data', 'getUserData', ...rest);
const ssoCode = (...rest) => withToken('/sso-code', 'getSsoCode', ...rest);
const check = (value, expected, errorCode) =>
  withToken('/login-check', 'getLoginCheck', value, expected, errorCode, {});

/** In this order: the agent's list is asked for with nothing that tells one call from the next. */
export const spoken = [
  withCode(code('A'), 'MARK.a.token', ok({ token: 'MARK.a.token' })),
  withCode(code('b'), 'MARK.b.token', ok({ token: 'MARK.b.token' })),
  withCode(code('C'), '', ok({ errorCode: 'ES0029' }), 'ES0029'),
  withCode(code('D'), '', failed),
  withCode(code('E'), '', failed, '(null)'),
  withCode(code('F'), '(null)', failed, 'ES0001'),
  withCode(code('1'), '(throw)', failed),

  userData(JSON.stringify(user), ok({ userData: user })),
  userData(escaped, ok({ userData: { user_id: 'MARKé😀/', user_nm: null } })),
  { ...userData(numbers, ok({ userData: JSON.parse(numbers) })), text: `{"userData":${numbers}}` },
  userData('{}', ok({ userData: {} }), undefined, { userIp: '2001:db8::7', userAgent: '' }),
  userData('', ok({ errorCode: 'ES0025' }), 'ES0025'),
  ...['(null)', '(throw)', 'null', '[]', '"MARK"', '<html>MARK</html>', '{"user_id":"MARK",}', "{'user_id':'MARK'}",
    '{"a":1}{"b":2}', '{"MARK":1,"MARK":2}', '{"a":"\\ud83d"}', '{"a":01}', '{"a":NaN}', '{"a":"\n"}',
  ].map((value) => userData(value, failed)),

  ssoCode(code('0'), ok({ ssoCode: code('0') })),
  ssoCode('', ok({ errorCode: 'ES0026' }), 'ES0026'),
  ssoCode('(null)', failed),
  ssoCode('(throw)', failed),

  check('{"code":"SS0001"}', ok({ code: 'SS0001' })),
  check('{"code":"SS0007","data":"198.51.100.9"}', ok({ code: 'SS0007', data: '198.51.100.9' })),
  check('{"code":"SS0002","data":null}', ok({ code: 'SS0002', data: null })),
  check('', ok({ errorCode: 'EA0003' }), 'EA0003'),
  check('', failed),
  check('none', failed),
  check('(throw)', failed),

  agents(JSON.stringify([portal, { agt_id: 'bare' }]), ok({ agents: [portal, { agt_id: 'bare' }] })),
  agents('none', ok({ agents: [] })),
  agents('[]', ok({ agents: [] })),
  agents('', ok({ errorCode: 'ES0004' }), 'ES0004'),
  agents('', failed),
  agents('(null)', failed),
  agents('(throw)', failed),
  agents('["portal"]', failed),
  agents('{"agt_id":"portal"}', failed),
];

/** Eight calls that only end when all have begun: each has to get its own answer, or its own code. */
export const together = Array.from({ length: 8 }, (_, at) => {
  const [value, errorCode] = at % 2 ? ['', `ES000${at}`] : [code(String(at))];
  const made = ssoCode(value, ok(errorCode ? { errorCode } : { ssoCode: value }), errorCode);
  const [call] = Object.keys(made.said);
  return { ...made, said: { ...made.said, [`${call} meet`]: 'yes' } };
});

/** @returns {Record<string, string>} all of it, as the stub reads it */
export function script() {
  const lines = [...spoken, ...together].flatMap(({ said, errorCode }) => {
    const [call] = Object.keys(said);
    return [...Object.entries(said), ...(errorCode === undefined ? [] : [[`${call} code`, errorCode]])];
  });
  return Object.fromEntries([...lines, ...Object.entries(atTheLimits)]);
}

/** The longest that may be asked. */
export const longest = { token: '~'.repeat(4096), userIp: '0:'.repeat(22) + '0', userAgent: '😀'.repeat(1024) };
const atTheLimits = { [`getUserData(${Object.values(longest).join(', ')})`]: '{"user_id":"MARK"}' };

const token = 'MARK.token';
const whole = { token, ...caller };

/** Bodies that are JSON, and requests that neither the bridge nor its document takes. */
export const misshapen = [
  ['/token', { ssoCode: '', ...caller }], ['/token', { ssoCode: 'x'.repeat(513), ...caller }],
  ['/token', { ssoCode: 'x y', ...caller }], ['/token', { ssoCode: `${code('A')}\n`, ...caller }],
  ['/token', { ssoCode: code('A') }], ['/token', { ...caller }], ['/token', []], ['/token', null], ['/token', 'MARK'],
  ['/user-data', { ...whole, token: '' }], ['/user-data', { ...whole, token: 'MARK token' }],
  ['/user-data', { ...whole, token: 'MARK한' }], ['/user-data', { ...whole, token: '~'.repeat(4097) }],
  ['/user-data', { ...whole, token: 5 }], ['/user-data', { ...whole, userIp: '' }],
  ['/user-data', { ...whole, userIp: '1' }], ['/user-data', { ...whole, userIp: 'host.example' }],
  ['/user-data', { ...whole, userIp: `${longest.userIp}0` }], ['/user-data', { ...whole, userAgent: null }],
  ['/user-data', { ...whole, userAgent: 'MARK\r\nMARK' }], ['/user-data', { ...whole, userAgent: 'a'.repeat(1025) }],
  ['/sso-code', { token }], ['/sso-code', { ...whole, userAgent: ['MARK'] }],
  ['/login-check', {}], ['/login-check', { token: null }], ['/agents', []], ['/agents', 1], ['/logout', {}],
];

const json = JSON.stringify({ token });

/** Bodies that are no JSON. */
export const broken = [
  '', ' ', '{', '{}{}', `${json},`, `\ufeff${json}`, `{"token":"MARK",}`, `{"token":"MARK","token":"MARK"}`,
  `{token:"MARK"}`, `{"a":"`, '{"a":"\\',
  `{"token":"MARK","a":"\\ud800"}`, `{"token":"MARK","a":"\\udc00\\ud800"}`, `{"token":"MARK","a":"\\x"}`,
  `/**/${json}`,
  `{"token":"MARK","a":"\\u12"}`, `{"token":"MARK","a":"\t"}`, `{"token":"MARK","a":+1}`, `{"token":"MARK","a":1.}`,
  '['.repeat(16000), `{"token":"MARK","a":${'['.repeat(17)}${']'.repeat(17)}}`,
].map((text) => Buffer.from(text)).concat(
  Buffer.from('{"token":"MARK","a":"\xff"}', 'latin1'), Buffer.from(json, 'utf16le'), Buffer.from('1f8b0800', 'hex'),
);

/** Content types that are refused, and such that are not. */
export const badTypes = [
  null, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'application/json; charset=euc-kr',
];
export const goodTypes = ['application/json', 'Application/JSON; Charset=UTF-8', 'application/json;charset="utf-8"'];
