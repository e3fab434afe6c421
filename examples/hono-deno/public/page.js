// The page, as browsers read it: begins a session, verifies the user, and hands the ticket to the server.
import { defineBoninVerify } from 'bonin/element';

const verify = document.querySelector('bonin-verify');
const news = document.querySelector('#news');

const { nonce } = await post('/api/session');
verify.setAttribute('flow-nonce', nonce);
verify.hidden = false;
verify.addEventListener('verified', async ({ detail }) => {
  try {
    const { name } = await post('/api/verify', { ticket: detail.ticket });
    verify.remove();
    news.textContent = `${name}님, 환영합니다.`;
  } catch {
    news.textContent = '확인 결과를 처리하지 못했습니다. 다시 시도해 주세요.';
  }
});
defineBoninVerify();

async function post(url, body = {}) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
