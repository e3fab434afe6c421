'use client';

import { BoninVerify } from 'bonin/react';
import { useEffect, useState } from 'react';

/** Lets in who has verified themselves. */
export function Join() {
  const [nonce, setNonce] = useState<string>();
  const [name, setName] = useState<string>();
  const [trouble, setTrouble] = useState('');

  useEffect(() => {
    begun().then(setNonce, () => setTrouble('서버에 연결하지 못했습니다. 새로고침해 주세요.'));
  }, []);

  async function join(ticket: string) {
    try {
      setName((await post<{ name: string }>('/api/verify', { ticket })).name);
    } catch {
      setTrouble('확인 결과를 처리하지 못했습니다. 다시 시도해 주세요.');
    }
  }

  if (trouble) return <p role="alert">{trouble}</p>;
  if (name) return <p role="status">{name}님, 환영합니다.</p>;
  if (!nonce) return null;
  return (
    <BoninVerify
      methods={['sms', 'pass']}
      usageCode="01001"
      flowNonce={nonce}
      resume="join"
      onVerified={({ ticket }) => join(ticket)}
    />
  );
}

let session: Promise<{ nonce: string }> | undefined;

/** The nonce of the session, which begins once however often this is asked for. */
async function begun() {
  session ??= post('/api/session');
  return (await session).nonce;
}

async function post<Answer>(url: string, body: object = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
