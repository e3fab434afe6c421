import { BoninVerify } from 'bonin/react';
import { useEffect, useState } from 'react';
import { beginSession, verify, type Member } from './api';

/** A page that lets in who has verified themselves. */
export function App() {
  const [nonce, setNonce] = useState<string>();
  const [member, setMember] = useState<Member>();
  const [trouble, setTrouble] = useState('');

  useEffect(() => {
    beginSession().then(setNonce, () => setTrouble('서버에 연결하지 못했습니다. 새로고침해 주세요.'));
  }, []);

  async function join(ticket: string) {
    try {
      setMember(await verify(ticket));
    } catch {
      setTrouble('확인 결과를 처리하지 못했습니다. 다시 시도해 주세요.');
    }
  }

  return (
    <main>
      <h1>회원 가입</h1>
      {trouble && <p role="alert">{trouble}</p>}
      {member && <p role="status">{member.name}님, 환영합니다.</p>}
      {nonce && !member && (
        <BoninVerify
          methods={['sms', 'pass']}
          usageCode="01001"
          flowNonce={nonce}
          resume="join"
          onVerified={({ ticket }) => join(ticket)}
        />
      )}
    </main>
  );
}
