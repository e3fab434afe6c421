/**
 * The two sites of the demo: services of two companies that do not exist, which know nothing of each other. Where one
 * log-in counts at both, it is the provider that makes it so.
 */
export const SITES = [
  { id: 'a', name: { ko: '샘플 서점', en: 'Specimen Books' } },
  { id: 'b', name: { ko: '샘플 여행사', en: 'Specimen Travel' } },
];
