/** Whatever an export of the wasm is given, it answers or throws the wire form of an error, and works on afterwards. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { once } from '../../../pkg/core/load/once.js';
import { makeGlue } from '../../../pkg/wasm/mobileok/bonin.js';
import { providers } from '../../../pkg/wasm/registry.js';
import { load as loadProxy } from '../../../pkg/wasm/proxy/node.js';
import { fileNameOf, pageModules } from '../../../scripts/lib/paths.mjs';
import { publicKey, sms } from '../client/support.mjs';
import { noObjects, noTexts, noTimes, wrong } from './wrong.mjs';

const NOW = 1_800_000_000_000;
const vectors = JSON.parse(readFileSync(new URL('../../vectors/mobileok.json', import.meta.url), 'utf8'));

/** Anything else that is thrown is a trap, or an exception that went through the core. */
function outcome(run, where) {
  try {
    return { value: run() };
  } catch (error) {
    const isTyped = typeof error === 'object' && !(error instanceof Error) && typeof error.kind === 'string';
    assert.ok(isTyped, `${where}: ${error?.stack ?? String(error)}`);
    return { error };
  }
}

function refused(run, where) {
  const { error } = outcome(run, where);
  assert.ok(error, `${where} is refused`);
  return error;
}

/** Calls `run` with each of the values. */
function each(values, run) {
  for (const [name, value] of Object.entries(values)) run(value, name);
}

/** `good` with one of its members wrong, for each member and each wrong value. */
function spoiled(good, run) {
  for (const member of Object.keys(good)) {
    each(wrong, (value, name) => run({ ...good, [member]: value }, `${member}: ${name}`));
  }
}

const names = Object.keys(pageModules);
const pages = {};

before(async () => {
  for (const name of names) {
    const { source } = await import(`../../../pkg/wasm/${name}/node.js`);
    pages[name] = await once(makeGlue, source).load();
  }
});

const served = (module) =>
  Object.keys(providers).filter((name) => module === 'all' || fileNameOf(name).replaceAll('-', '_') === module);

/** What the driver tells a flow beside a page's calls, as it should look. */
const events = {
  answered: { step: 'token', body: { flow: 'sealed', publicKey } },
  replied: { step: 'config', status: 200, body: '{}' },
  unreachable: { step: 'token', timeout: true },
  returned: { query: { txId: 'x', ssoResponse: 'x' } },
  closed: {},
  blocked: {},
  poll: {},
  tick: {},
  resume: {},
  cancel: {},
};

/** A flow's calls, each with arguments of the right names. */
const callsOf = (provider) =>
  Object.entries(providers[provider]).map(([call, { takes, options = [] }]) => [
    call,
    Object.fromEntries([takes, ...options].filter(Boolean).map((name) => [name, 'x'])),
  ]);

test('each export of the modules is here', async () => {
  assert.deepEqual(Object.keys(pages.mobileok).sort(), ['PageFlow', 'encryptAuthInfo', 'encryptVerifyInfo']);
  assert.deepEqual(Object.keys(pages.all).sort(), Object.keys(pages.mobileok).sort());
  // The glue is one for all modules of pages; this one has no use for two of its functions.
  assert.deepEqual(Object.keys(pages.nets).sort(), Object.keys(pages.mobileok).sort());
  const proxy = Object.keys(await loadProxy());
  const facts = ['authFields', 'registry', 'texts'];
  const ofKeys = ['encryptReqClientInfo', 'openEnvelope', 'openKeyFile', 'splitEnvelope'];
  const functions = ['comparable', 'localError', ...facts, ...ofKeys];
  assert.deepEqual(proxy.sort(), ['ProviderService', 'ProxyCall', 'TossSession', ...functions].sort());
});

for (const module of names) {
  test(`${module}: PageFlow`, () => {
    const { PageFlow } = pages[module];
    each(wrong, (value, name) => assert.equal(refused(() => new PageFlow(value), name).kind, 'misuse', name));
    for (const provider of served(module)) {
      const flow = new PageFlow(provider);
      const atFirst = JSON.stringify(flow.look(NOW));
      each({ ...wrong, undefined: null }, (value, name) => {
        const error = refused(() => new PageFlow(provider, value), `snapshot: ${name}`);
        assert.deepEqual([error.kind, error.field, error.reason], ['misuse', 'snapshot', 'badSnapshot'], name);
      });
      spoiled(flow.snapshot(), (value, where) => outcome(() => new PageFlow(provider, value).look(NOW), where));
      each(noTimes, (value, name) => {
        refused(() => flow.look(value), `look: ${name}`);
        refused(() => flow.feed('tick', undefined, value), `feed, now: ${name}`);
      });
      each(noTexts, (value, name) => {
        assert.equal(refused(() => flow.feed(value, {}, NOW), `event: ${name}`).field, 'event', name);
      });
      each(wrong, (value, name) => {
        if (typeof value === 'string') refused(() => flow.feed(value, {}, NOW), `event: ${name}`);
      });
      assert.equal(JSON.stringify(flow.look(NOW)), atFirst, 'nothing that was refused changed the flow');
      for (const [event, good] of [...Object.entries(events), ...callsOf(provider)]) {
        const feed = (data, where) => {
          const one = new PageFlow(provider);
          outcome(() => one.feed(event, data, NOW), `${event} of ${provider}, ${where}`);
          // Not only another flow: this one answers as well.
          assert.equal(typeof one.look(NOW).view.name, 'string');
          assert.equal(typeof one.snapshot().v, 'number');
          one.free();
        };
        each(wrong, feed);
        spoiled(good, feed);
      }
      assert.equal(JSON.stringify(flow.look(NOW)), atFirst);
    }
  });
}

test('a flow on its way: answers and inputs of every wrong type', () => {
  const { PageFlow } = pages.mobileok;
  const begun = () => {
    const flow = new PageFlow('mobileok');
    flow.feed('begin', {}, NOW);
    return flow;
  };
  const ready = () => {
    const flow = begun();
    flow.feed('answered', { step: 'token', body: { flow: 'sealed', publicKey } }, NOW);
    return flow;
  };
  each(wrong, (body, name) => {
    const said = begun().feed('answered', { step: 'token', body }, NOW);
    assert.equal(said.act.error.kind, 'network', name);
  });
  spoiled({ flow: 'sealed', publicKey, error: undefined }, (body, where) => {
    outcome(() => begun().feed('answered', { step: 'token', body }, NOW), where);
  });
  const flow = ready();
  each(wrong, (authInfo, name) => {
    assert.equal(refused(() => flow.feed('request', { authInfo }, NOW), name).kind, 'misuse', name);
  });
  spoiled({ ...sms, extension: {} }, (authInfo, where) => {
    outcome(() => ready().feed('request', { authInfo }, NOW), where);
  });
  assert.equal(flow.feed('request', { authInfo: sms }, NOW).act.step, 'request', 'it works on');
});

test('a member that calls the flow it is read for', () => {
  const { PageFlow } = pages.mobileok;
  const flow = new PageFlow('mobileok');
  const data = {
    get nonce() {
      flow.feed('cancel', {}, NOW);
      return 'n';
    },
  };
  outcome(() => flow.feed('begin', data, NOW), 'begin');
  flow.feed('cancel', {}, NOW);
  assert.equal(flow.look(NOW).view.name, 'cancelled');
});

for (const module of ['mobileok', 'all']) {
  test(`${module}: encryptAuthInfo, encryptVerifyInfo`, () => {
    const kinds = { encryptAuthInfo: sms, encryptVerifyInfo: { authNumber: '123456' } };
    for (const [name, info] of Object.entries(kinds)) {
      const seal = pages[module][name];
      each(wrong, (value, what) => {
        assert.equal(refused(() => seal(value, info, NOW), what).field, 'publicKey', what);
        assert.equal(refused(() => seal(publicKey, value, NOW), what).kind, 'misuse', what);
      });
      each(noTimes, (value, what) => refused(() => seal(publicKey, info, value), what));
      spoiled(info, (value, where) => outcome(() => seal(publicKey, value, NOW), where));
      assert.match(seal(publicKey, info, NOW), /\|/);
    }
  });
}

const settings = (wasm) => {
  const { base64, password } = vectors.keyFile;
  const { serviceId, serverPublicKey } = wasm.openKeyFile(Buffer.from(base64, 'base64'), password, 'en');
  const site = { baseUrl: 'https://provider.test', siteUrl: 'shop.example', clientPrefix: 'TEST' };
  return { ...site, serviceId, serverPublicKey };
};

test('proxy: ProviderService', async () => {
  const wasm = await loadProxy();
  const good = settings(wasm);
  each(wrong, (value, name) => refused(() => new wasm.ProviderService(value, good, 'en'), name));
  for (const provider of Object.keys(wasm.registry())) {
    each(wrong, (value, name) => {
      const { faults } = refused(() => new wasm.ProviderService(provider, value, 'en'), `${provider}: ${name}`);
      assert.ok(faults.length > 0 && faults.every(({ kind }) => kind === 'config'), name);
    });
    spoiled(good, (value, where) => outcome(() => new wasm.ProviderService(provider, value, 'en'), where));
  }
  const service = new wasm.ProviderService('mobileok', good, 'en');
  each(wrong, (value, name) => {
    outcome(() => service.call(value, undefined), `lang: ${name}`);
    outcome(() => service.call('en', value), `caller: ${name}`);
    refused(() => service.arrive(value, [], NOW, 'en'), `step: ${name}`);
    refused(() => service.arrive('arrive', value, NOW, value), `fields: ${name}`);
  });
  each(noObjects, (value, name) => {
    if (value !== undefined && value !== null) refused(() => service.call('en', value), `caller: ${name}`);
  });
  spoiled({ ip: '127.0.0.1', userAgent: 'x' }, (value, where) => outcome(() => service.call('en', value), where));
  assert.ok(service.call('en', { ip: '127.0.0.1', userAgent: 'x' }));
});

test('proxy: ProxyCall', async () => {
  const wasm = await loadProxy();
  const service = new wasm.ProviderService('mobileok', settings(wasm), 'en');
  const fresh = () => service.call('en', undefined);
  const begin = (call) => call.begin('token', undefined, { nonce: 'n' }, NOW);
  const call = fresh();
  each(wrong, (value, name) => {
    refused(() => call.begin(value, undefined, {}, NOW), `step: ${name}`);
    if (value !== undefined && value !== null) {
      refused(() => call.begin('request', value, {}, NOW), `sealed: ${name}`);
    }
    refused(() => call.feed(value, {}, NOW), `event: ${name}`);
    refused(() => call.feed('response', value, NOW), `data: ${name}`);
    outcome(() => fresh().begin('token', undefined, value, NOW), `body: ${name}`);
  });
  each(noTimes, (value, name) => refused(() => call.begin('token', undefined, {}, value), `now: ${name}`));
  each(noTimes, (value, name) => refused(() => call.feed('response', {}, value), `now: ${name}`));
  spoiled({ nonce: 'n' }, (value, where) => outcome(() => fresh().begin('token', undefined, value, NOW), where));
  spoiled({ v: 2, state: {} }, (value, where) => refused(() => call.begin('request', value, {}, NOW), where));
  assert.equal(begin(call).type, 'http', 'it works on');
  const results = {
    response: { status: 200, body: '{}', cookies: ['a=b'] },
    unreachable: { timeout: true },
    decrypted: { data: 'AA==' },
    undecryptable: {},
    fresh: {},
    used: {},
  };
  for (const [event, good] of Object.entries(results)) {
    const feed = (data, where) => {
      const one = fresh();
      begin(one);
      outcome(() => one.feed(event, data, NOW), `${event}, ${where}`);
      one.free();
    };
    each(wrong, feed);
    spoiled(good, feed);
  }
  assert.equal(begin(fresh()).type, 'http');
});

test('proxy: TossSession', async () => {
  const { TossSession } = await loadProxy();
  const mode = 'gcm';
  const session = TossSession.generate(mode, publicKey, 'en');
  each(wrong, (value, name) => {
    refused(() => TossSession.generate(value, publicKey, 'en'), `mode: ${name}`);
    refused(() => TossSession.generate(mode, value, 'en'), `key: ${name}`);
    refused(() => TossSession.restore(value, undefined, 'en'), `serialized: ${name}`);
    refused(() => session.decrypt(value, NOW, 'en'), `field: ${name}`);
  });
  each(noTexts, (value, name) => refused(() => session.encrypt(value, NOW, 'en'), `text: ${name}`));
  const field = session.encrypt('x', NOW, 'en');
  each(noTimes, (value, name) => {
    refused(() => session.encrypt('x', value, 'en'), `now: ${name}`);
    refused(() => session.decrypt(field, value, 'en'), `now: ${name}`);
  });
  each(wrong, (value, name) => outcome(() => session.encrypt('x', NOW, value), `lang: ${name}`));
  assert.equal(typeof session.sessionKey(), 'string');
});

test('proxy: the functions', async () => {
  const wasm = await loadProxy();
  const { base64, password } = vectors.keyFile;
  const file = Buffer.from(base64, 'base64');
  const { envelope } = vectors.good[0];
  each(wrong, (value, name) => {
    assert.equal(typeof wasm.localError(value, value, value).kind, 'string', name);
    refused(() => wasm.openKeyFile(value, password, 'en'), `bytes: ${name}`);
    refused(() => wasm.openKeyFile(file, value, 'en'), `password: ${name}`);
    refused(() => wasm.splitEnvelope(value, value), `envelope: ${name}`);
    refused(() => wasm.openEnvelope(value, 'AA==', value), `envelope: ${name}`);
    refused(() => wasm.openEnvelope(envelope, value, 'en'), `block: ${name}`);
    outcome(() => wasm.openKeyFile(file, password, value), `lang: ${name}`);
    refused(() => wasm.encryptReqClientInfo(value, 'id', NOW, 'en'), `key: ${name}`);
    outcome(() => wasm.encryptReqClientInfo(publicKey, value, NOW, 'en'), `id: ${name}`);
    outcome(() => wasm.comparable(value, 'x', NOW), `field: ${name}`);
    outcome(() => wasm.comparable('name', value, NOW), `value: ${name}`);
  });
  each(noTimes, (value, name) => {
    refused(() => wasm.encryptReqClientInfo(publicKey, 'id', value, 'en'), `now: ${name}`);
    refused(() => wasm.comparable('name', 'x', value), `now: ${name}`);
  });
  assert.equal(wasm.comparable('phone', '+82 10-1234-5678', NOW), '01012345678');
  assert.equal(wasm.openKeyFile(file, password, 'en').serviceId, vectors.keyFile.serviceId);
  assert.ok(wasm.splitEnvelope(envelope, 'en').length > 100);
  assert.ok(wasm.texts().en && wasm.registry().mobileok);
});
