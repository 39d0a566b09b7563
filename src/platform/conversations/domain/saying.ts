/** One thing to choose: what is sent back, and what stands on the button. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
}

/** What the house says, before it takes the form of a channel. */
export interface Saying {
  readonly text: string;
  readonly choices?: readonly Choice[];
  /** On the button that opens a list of more than three choices. */
  readonly open?: string;
  /** The message of theirs it answers. */
  readonly replyTo?: string;
}
