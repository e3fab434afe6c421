/** The React entry as the compiler sees it: what is right is taken, and what is wrong is refused. */
import { createClient } from 'bonin';
import { BoninProvider, BoninVerify, useFlow } from 'bonin/react';
import { defineBoninVerify, ko } from 'bonin/element';

const client = createClient({ proxyUrl: '/bonin' });

export function Sms() {
  const { flow, state, restart } = useFlow((client) => client.mobileok());
  const provider: 'mobileok' = flow.provider;
  const left: number | undefined = state.name === 'awaitingCode' ? state.attemptsLeft : undefined;
  // @ts-expect-error: a flow of mobileOK opens no window
  flow.open();
  return <button onClick={() => restart().begin({ nonce: provider })}>{left}</button>;
}

export const page = (
  <BoninProvider client={client}>
    <BoninVerify methods={['sms', 'pass']} flowNonce="n" texts={{ form: { submit: ko.form.submit } }} required
      onVerified={({ ticket, provider }) => [ticket.length, provider]} onFailed={({ error }) => error.kind} />
    <bonin-verify provider="tossCert" methods="push" flow-nonce="n" />
    {/* @ts-expect-error: no such provider */}
    <BoninVerify provider="nobody" />
    {/* @ts-expect-error: no such method */}
    <BoninVerify methods={['pigeon']} />
    {/* @ts-expect-error: the attribute has another name */}
    <bonin-verify nonce="n" />
  </BoninProvider>
);

export function listen(): boolean {
  defineBoninVerify();
  const element = document.querySelector('bonin-verify');
  element?.addEventListener('verified', ({ detail }) => detail.ticket.length);
  // @ts-expect-error: the ticket comes of the flow alone
  if (element) element.value = '';
  return element?.checkValidity() ?? false;
}
