/** Ways a notice leaves the house. In the inbox it stands always; a further way is one more word here. */
export const channels = ['email', 'push', 'whatsapp'] as const;
export type Channel = (typeof channels)[number];

/** What must not be switched off: by e-mail whatever happens, or by at least one way. */
export type Need = 'email' | 'one-way' | null;

export interface Topic {
  /** Of an officer's work, and of no matter to anybody else. */
  readonly officers: boolean;
  readonly need: Need;
  /** Ways it goes until somebody chooses. */
  readonly usual: readonly Channel[];
  /** Ways it can go; by e-mail and on devices where absent. */
  readonly ways?: readonly Channel[];
  /** Of no matter to anybody who was never told of such a thing. */
  readonly offeredOnceTold?: boolean;
}

const everyWay = ['email', 'push', 'whatsapp'] as const;

/** What people are told of, as they would sort it; every notice belongs to one. */
export const topics = {
  message: { officers: false, need: null, usual: ['email', 'push'] },
  decision: { officers: false, need: 'one-way', usual: ['email', 'push'] },
  todo: { officers: false, need: 'one-way', usual: ['email', 'push'] },
  status: { officers: false, need: null, usual: ['email'] },
  // How somebody was served, asked once for each case that ended.
  survey: { officers: false, need: null, usual: ['email'], ways: ['email', 'push', 'whatsapp'] },
  security: { officers: false, need: 'email', usual: ['email', 'push'] },
  // By e-mail the morning says it together.
  morning: { officers: true, need: null, usual: ['email'], ways: ['email'] },
  arrived: { officers: true, need: null, usual: [] },
  desk: { officers: true, need: null, usual: ['push'] },
  late: { officers: true, need: null, usual: ['push'] },
  confirm: { officers: true, need: null, usual: ['push'] },
  upkeep: { officers: true, need: 'one-way', usual: ['email'] },
  // Of a child's school, each to be muted by itself. A message by WhatsApp may cost: it goes where somebody asked for it.
  'school-tests': { officers: false, need: null, usual: ['email'], ways: everyWay, offeredOnceTold: true },
  'school-results': { officers: false, need: null, usual: ['email'], ways: everyWay, offeredOnceTold: true },
  'school-remedial': { officers: false, need: null, usual: ['email', 'push'], ways: everyWay, offeredOnceTold: true },
  'school-absence': { officers: false, need: null, usual: ['email', 'push'], ways: everyWay, offeredOnceTold: true },
} as const satisfies Record<string, Topic>;

export type TopicKey = keyof typeof topics;
export const topicKeys = Object.keys(topics) as readonly TopicKey[];

/** What somebody chose, by channel; where nothing stands it is as usual. */
export type Chosen = Readonly<Partial<Record<Channel, boolean>>>;

/** Whether something can go a way at all. */
export function isOffered(key: TopicKey, channel: Channel): boolean {
  const { ways = ['email', 'push'] }: Topic = topics[key];
  return ways.includes(channel);
}

export function isWanted(key: TopicKey, channel: Channel, chosen: Chosen): boolean {
  const topic: Topic = topics[key];
  if (isFixed(key, channel)) return true;
  return chosen[channel] ?? topic.usual.includes(channel);
}

/** Topics that are offered to whoever was told of any of them. */
export const onceTold = topicKeys.filter((key) => (topics[key] as Topic).offeredOnceTold === true);

/** Whether a choice is none: the law or the safety of the account decides. */
export function isFixed(key: TopicKey, channel: Channel): boolean {
  const { need }: Topic = topics[key];
  return channel === 'email' && need === 'email';
}

/** Whether all of it may be switched off. */
export function mayStop(key: TopicKey): boolean {
  return topics[key].need === null;
}

/** The ways a notice goes: those wanted that lead to somebody, and by e-mail where it must arrive and otherwise would not. */
export function waysOf(key: TopicKey, chosen: Chosen, reachable: readonly Channel[]): readonly Channel[] {
  const ways = reachable.filter((channel) => isWanted(key, channel, chosen));
  if (ways.length === 0 && !mayStop(key)) return reachable.filter((channel) => channel === 'email');
  return ways;
}

/** Topics of which too much would be switched off. */
export function lacking(wanted: readonly { readonly topic: TopicKey; readonly wanted: boolean }[]): readonly TopicKey[] {
  const ofTopic = (key: TopicKey) => wanted.filter(({ topic }) => topic === key);
  return topicKeys.filter((key) => topics[key].need === 'one-way' && ofTopic(key).length > 0 && !ofTopic(key).some((one) => one.wanted));
}
