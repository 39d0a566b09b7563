export interface Pause {
  readonly key: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly instrument: string;
  readonly article: string;
  readonly confirmed: boolean;
}

const ours = { instrument: 'Ketentuan kami', article: '', confirmed: false } as const;

/** Why a clock stands still; no text was found that says so, and each pause is seen by whoever the clock binds. */
export const pauses: readonly Pause[] = [
  { key: 'disaster', ...ours, name: { id: 'Bencana atau keadaan kahar', en: 'Disaster or force majeure' } },
  { key: 'party-ill', ...ours, name: { id: 'Pihak yang terikat sakit atau berhalangan tetap', en: 'The bound party is ill or prevented' } },
  { key: 'expert', ...ours, name: { id: 'Menunggu pendapat ahli', en: 'Waiting for an expert' } },
  { key: 'conciliation', ...ours, name: { id: 'Sedang konsiliasi atau mediasi', en: 'Conciliation or mediation under way' } },
];
