/** A letter as the post takes it. */
export interface Parcel {
  /** Ours; sent again with the same, it is the same letter. */
  readonly reference: string;
  readonly name: string;
  readonly address: string;
}

/** Nobody can say now, and why, for whoever looks after it. */
export interface Away {
  readonly is: 'away';
  readonly why: string;
}

export type Registered = { readonly is: 'registered'; readonly trackingNo: string } | Away;

export type Tracked =
  | { readonly is: 'under-way' }
  | { readonly is: 'delivered' | 'returned' | 'lost' }
  /** The post knows no such number. */
  | { readonly is: 'unknown' }
  | Away;

/** The post that takes TBPKP and stickers to their owners. Never throws. */
export interface PostPort {
  /** A tracking number for a letter; the same for the same reference. */
  register(parcel: Parcel): Promise<Registered>;
  track(trackingNo: string): Promise<Tracked>;
}
