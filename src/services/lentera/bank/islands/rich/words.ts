/** What the editor says, in the language of the page; its page hands it over. */
export interface EditorWords {
  readonly toolbar: string;
  /** By the deed of a button. */
  readonly tools: Readonly<Record<string, string>>;
  readonly tableTools: string;
  readonly asTags: string;
  readonly asText: string;
  readonly tagsOnly: string;
  readonly formula: {
    readonly title: string;
    readonly tex: string;
    readonly texHint: string;
    readonly display: string;
    readonly preview: string;
    readonly refused: string;
    readonly noLine: string;
    readonly groups: Readonly<Record<string, string>>;
  };
  readonly media: {
    readonly title: string;
    readonly file: string;
    readonly fileHint: string;
    readonly alt: string;
    readonly altHint: string;
    readonly sending: string;
    readonly wrong: Readonly<Record<'file' | 'alt' | 'too-large' | 'not-media' | 'line', string>>;
  };
  readonly table: { readonly title: string; readonly rows: string; readonly columns: string; readonly heading: string };
  readonly keys: { readonly balinese: string; readonly arabic: string; readonly close: string };
  readonly insert: string;
  readonly cancel: string;
}

/** Where the editor asks its server. */
export interface EditorAddresses {
  /** Formulas as MathML: `?tex=…`, several. */
  readonly formulas: string;
  /** Address of a picture or sound, with `NAMA` for its name. */
  readonly media: string;
  /** Where a picture or sound is sent; null: none can be put in here. */
  readonly upload: string | null;
}

export interface EditorProps {
  readonly words: EditorWords;
  readonly addresses: EditorAddresses;
}
