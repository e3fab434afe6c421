// A form of the page's own over the hook, in StrictMode: each flow is counted, and each that was cancelled.
import { createClient } from 'bonin';
import { BoninProvider, useFlow } from 'bonin/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const client = createClient({ proxyUrl: '/bonin', lang: 'ko' });
const person = {
  serviceType: 'telcoAuth', reqAuthType: 'SMS', providerId: 'SKT', usageCode: '01005', userName: '홍길동',
  userPhone: '01012345678', userBirthday: '19900101', userGender: '1', userNation: '0',
};
globalThis.states = [];

function Sms({ onTicket }) {
  const { flow, state, restart } = useFlow((client) => client.mobileok());
  globalThis.flow = flow;
  globalThis.states.push(state.name);
  const ask = async () => {
    await flow.begin();
    await flow.request(person);
  };
  const confirm = async (event) => {
    event.preventDefault();
    onTicket((await flow.confirm(new FormData(event.target).get('code'))).ticket);
  };
  return (
    <form onSubmit={confirm}>
      <p role="status">{state.name}</p>
      <button type="button" onClick={ask}>ask</button>
      <button type="button" onClick={restart}>anew</button>
      {state.name === 'awaitingCode' && <label>code <input name="code" /></label>}
    </form>
  );
}

function App() {
  const [ticket, setTicket] = useState('');
  const [isShown, show] = useState(true);
  return (
    <BoninProvider client={client}>
      <h1>page</h1>
      {isShown && <Sms onTicket={setTicket} />}
      <button type="button" onClick={() => show(false)}>leave</button>
      <p id="ticket">{ticket}</p>
    </BoninProvider>
  );
}

createRoot(document.querySelector('#root')).render(<StrictMode><App /></StrictMode>);
