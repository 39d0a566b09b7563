export const kinds = ['laporan', 'konsultasi', 'informasi'] as const;
export type MatterKind = (typeof kinds)[number];

export const stages = [
  'received',
  'completion',
  'material',
  'plenary',
  'examination',
  'explanation',
  'explanation-again',
  'result',
  'monitoring',
  'resolution',
  'recommendation',
  'reply',
  'objection',
  'answered',
  'closed',
  'refused',
  'withdrawn',
  'transferred',
  'published',
  'noted',
] as const;
export type Stage = (typeof stages)[number];

/** Nothing is done to a matter there any more. */
export const ended: readonly Stage[] = ['closed', 'refused', 'withdrawn', 'transferred', 'published', 'noted'];

export const isStage = (text: string): text is Stage => (stages as readonly string[]).includes(text);

/** By which limits a stage is measured; examination by that of its class. */
export const limitsOf: Readonly<Partial<Record<Stage, string>>> = {
  received: 'formal',
  completion: 'completion',
  material: 'material',
  explanation: 'explanation-1',
  'explanation-again': 'explanation-2',
  result: 'result-answer',
  monitoring: 'corrective',
  recommendation: 'recommendation',
  reply: 'reply',
  objection: 'objection',
};

/** How much work a report is; the limit of its examination goes by it. */
export const classes = ['light', 'medium', 'heavy'] as const;
export type MatterClass = (typeof classes)[number];
