import { Join } from './join';

export default function Page() {
  return (
    <main>
      <h1>회원 가입</h1>
      <Join />
    </main>
  );
}
