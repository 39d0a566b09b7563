import type { Effect, EffectOf } from './effect.ts';
import { type Entry, takenBack } from './entry.ts';
import { type CaseFile, type CaseState, emptyState } from './state.ts';
import type { Status } from './status.ts';

type Apply<K extends Effect['kind']> = (state: CaseState, effect: EffectOf<K>, entry: Entry) => Partial<CaseState>;

/** What each effect makes true. One line of law each; nothing here reads a clock, a definition or a database. */
const apply: { readonly [K in Effect['kind']]: Apply<K> } = {
  opened: (_state, { answers, files, rules, number }, { at }) => ({
    answers,
    rules,
    number,
    submittedAt: at,
    files: Object.fromEntries(Object.entries(files).map(([key, ids]) => [key, ids.map((id) => newFile(id, 1, at, null))])),
  }),
  continues: (_state, { origin }) => ({ origin }),
  continued: (state, { successor }) => ({ successors: [...state.successors, successor] }),
  status: (state, { to }, { at }) => ({ status: to, decidedAt: decidedAt(state, to, at) }),
  moved: (state, { desk, side, reason }, { at }) => ({
    position: { desk, side, since: at },
    assignee: null,
    spans: [...closeSpan(state, at), { side, desk, from: at, to: null, reason: reason ?? null }],
  }),
  left: (state, _effect, { at }) => ({ position: null, assignee: null, heldFor: null, spans: closeSpan(state, at) }),
  'held-for': (_state, { desk }) => ({ heldFor: desk }),
  flagged: (state, { flag }) => (state.flags.includes(flag) ? {} : { flags: [...state.flags, flag] }),
  unflagged: (state, { flag }) => ({ flags: state.flags.filter((other) => other !== flag) }),
  judged: (state, { requirement, fileId, verdict, note, desk }, { at }) =>
    changeFile(state, requirement, fileId, { judgement: { verdict, note, desk, at } }),
  'file-added': (state, { requirement, fileId, replaces }, { at }) => {
    const files = state.files[requirement] ?? [];
    const old = files.find((file) => file.fileId === replaces);
    const kept = files.map((file) => (file === old ? { ...file, replacedBy: fileId } : file));
    return { files: { ...state.files, [requirement]: [...kept, newFile(fileId, (old?.revision ?? 0) + 1, at, old?.fileId ?? null)] } };
  },
  'file-excused': (state, { requirement, fileId }) => changeFile(state, requirement, fileId, { excused: true }),
  answered: (state, { page, given }) => {
    const { [page]: _before, ...others } = state.answers;
    return { answers: given === null ? others : { ...others, [page]: given } };
  },
  remarked: (state, { remarkId, desk, about, text, fileId }, { at }) => ({
    remarks: [...state.remarks, { id: remarkId, desk, about, text, at, settledAt: null, ...(fileId !== undefined && { fileId }) }],
  }),
  'remark-settled': (state, { remarkId }, { at }) => ({
    remarks: state.remarks.map((remark) => (remark.id === remarkId && remark.settledAt === null ? { ...remark, settledAt: at } : remark)),
  }),
  recorded: (state, { name, value }, { at, actor }) => ({ records: [...state.records, { name, value, at, actor }] }),
  assigned: (_state, { personId, name }) => ({ assignee: personId === null ? null : { personId, name: name ?? '' } }),
  joined: (state, { personId, as }) =>
    state.members.some((member) => member.personId === personId && member.as === as)
      ? {}
      : { members: [...state.members, { personId, as }] },
  parted: (state, { as }) => ({ members: state.members.filter((member) => member.as !== as) }),
  represented: (state, { personId, mandateId }) =>
    state.representatives.some((one) => one.personId === personId && one.mandateId === mandateId)
      ? {}
      : { representatives: [...state.representatives, { personId, mandateId }] },
  likenesses: (_state, { found }) => ({ likenesses: found }),
  ordered: (state, { order }, { seq }) => ({
    orders: [...(order.kind === 'letter' ? unordered(state, order.product) : state.orders), { seq, order }],
  }),
  'product-issued': (state, { product, order }) => ({ products: [...state.products, product], orders: withoutOrder(state, order) }),
  'product-replaced': (state, { key, by, order }) => ({
    products: [...markProducts(state, key, 'replaced'), by],
    orders: withoutOrder(state, order),
  }),
  'product-revoked': (state, { key }) => ({ products: markProducts(state, key, 'revoked'), orders: unordered(state, key) }),
  nameless: () => ({ nameless: true }),
  confided: () => ({ confided: true }),
  'kept-away': (state, { personIds }) => ({ keptAway: [...new Set([...state.keptAway, ...personIds])] }),
  undone: () => ({}),
};

/** The state after one more entry. Pure; entries that were not accepted change nothing but the version. */
export function fold(state: CaseState, entry: Entry): CaseState {
  const effects = entry.outcome === 'accepted' ? entry.effects : [];
  const after = effects.reduce<CaseState>((now, effect) => ({ ...now, ...applyOne(now, effect, entry) }), state);
  return { ...after, version: state.version + 1 };
}

/** The state a whole record amounts to. An undone entry counts for the version only. */
export function foldAll(entries: readonly Entry[]): CaseState {
  const undone = takenBack(entries);
  return entries.reduce<CaseState>((state, entry) => fold(state, undone.has(entry.seq) ? { ...entry, effects: [] } : entry), emptyState);
}

function applyOne(state: CaseState, effect: Effect, entry: Entry): Partial<CaseState> {
  return (apply[effect.kind] as Apply<Effect['kind']>)(state, effect, entry);
}

const decisions: ReadonlySet<Status> = new Set(['approved', 'issued', 'rejected', 'closed']);

/** When it was decided first; what ends without a letter, such as an answer both sides agree on, is decided by its end. */
function decidedAt(before: CaseState, to: Status, at: string): string | null {
  if (to === 'in-review' || to === 'returned') return null;
  return before.decidedAt ?? (decisions.has(to) ? at : null);
}

function newFile(fileId: string, revision: number, at: string, replaces: string | null): CaseFile {
  return { fileId, revision, at, replaces, replacedBy: null, judgement: null };
}

function changeFile(state: CaseState, requirement: string, fileId: string, change: Partial<CaseFile>): Partial<CaseState> {
  const files = state.files[requirement] ?? [];
  return { files: { ...state.files, [requirement]: files.map((file) => (file.fileId === fileId ? { ...file, ...change } : file)) } };
}

function closeSpan(state: CaseState, at: string): CaseState['spans'] {
  return state.spans.map((span) => (span.to === null ? { ...span, to: at } : span));
}

function withoutOrder(state: CaseState, seq: number): CaseState['orders'] {
  return state.orders.filter((order) => order.seq !== seq);
}

/** The orders without those of one product: a newer order or a revocation leaves nothing to make of an older one. */
function unordered(state: CaseState, product: string): CaseState['orders'] {
  return state.orders.filter(({ order }) => order.product !== product);
}

function markProducts(state: CaseState, key: string, to: 'replaced' | 'revoked'): CaseState['products'] {
  return state.products.map((product) => (product.key === key && product.state === 'valid' ? { ...product, state: to } : product));
}
