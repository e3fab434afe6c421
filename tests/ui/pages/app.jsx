// One app, which a server renders and a browser hydrates: the component, and a state of the hook.
import { BoninVerify, useFlow } from 'bonin/react';
import { StrictMode, useState } from 'react';

function Status() {
  const { state } = useFlow((client) => client.mobileok());
  return <p role="status">{state.name}</p>;
}

const values = { userName: '홍길동' };

export function App() {
  const [ticket, setTicket] = useState('');
  return (
    <StrictMode>
      <main>
        <h1>page</h1>
        <Status />
        <BoninVerify methods={['sms', 'pass']} flowNonce="n-2" values={values} className="verify" required
          onVerified={({ ticket }) => setTicket(ticket)} />
        <p id="ticket">{ticket}</p>
      </main>
    </StrictMode>
  );
}
