import type { Metadata } from 'next';
import type { ReactNode } from 'react';

export const metadata: Metadata = { title: '회원 가입' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="ko" style={{ colorScheme: 'light dark' }}>
      <body>{children}</body>
    </html>
  );
}
