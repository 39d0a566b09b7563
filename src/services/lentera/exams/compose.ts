import type { Option, Part, Question } from '../bank/domain/question.ts';
import { piecesOf } from '../bank/domain/check-question-gaps.ts';
import { renderRich } from '../bank/domain/clean-render.ts';
import type { Asked, KeptItem, Paper, PaperItem, Shown } from '../room/domain/paper.ts';
import { seedFor, shuffled } from '../room/domain/shuffle.ts';
import type { DrawnItem } from './domain/draw.ts';

interface Composing {
  readonly title: string;
  readonly sections: Paper['sections'];
  readonly shuffleOptions: boolean;
  readonly items: readonly DrawnItem[];
  readonly seed: number;
  question(at: DrawnItem): Question;
  /** Address of a picture or sound in the paper itself. */
  addressOf(name: string): string;
}

/** The paper that devices fetch, and what stays with the server to mark it by. */
export function compose({ title, sections, shuffleOptions, items, seed, question, addressOf }: Composing): {
  readonly paper: Paper;
  readonly kept: readonly KeptItem[];
} {
  const stimuli: { readonly title: string; readonly html: string; readonly text: string }[] = [];
  const kept: KeptItem[] = [];
  const made = items.map((drawn, at): PaperItem => {
    const item = at + 1;
    const { prompt, body, stimulus } = question(drawn);
    const { asked, parts } = askedOf(body, seedFor(seed, item), addressOf);
    kept.push({ item, section: drawn.section, questionId: drawn.questionId, version: drawn.version, points: drawn.points, parts });
    let shown: number | null = null;
    if (stimulus) {
      shown = stimuli.findIndex(({ text }) => text === stimulus.text);
      if (shown < 0) shown = stimuli.push({ title: stimulus.title, html: renderRich(stimulus.text, addressOf), text: stimulus.text }) - 1;
    }
    return { item, section: drawn.section, points: drawn.points, prompt: renderRich(prompt, addressOf), stimulus: shown, asked };
  });
  const paper = { title, sections, shuffleOptions, items: made, stimuli: stimuli.map(({ title: name, html }) => ({ title: name, html })) };
  return { paper, kept };
}

type Relabelled = { readonly asked: Asked; readonly parts: Readonly<Record<Part, Part>> | null };

/** What is asked, without anything that tells what is right: neither a key nor names that stand in the right order. */
export function askedOf(body: Question['body'], seed: number, addressOf: (name: string) => string): Relabelled {
  const show = ({ id, text }: Option): Shown => ({ id, html: renderRich(text, addressOf) });
  const plain = (asked: Asked): Relabelled => ({ asked, parts: null });
  switch (body.kind) {
    case 'choice':
      return plain({ kind: 'choice', options: body.options.map(show), shuffle: body.shuffle && body.trueFalse !== true });
    case 'choices':
      return plain({ kind: 'choices', options: body.options.map(show), shuffle: body.shuffle });
    case 'grid':
      return plain({ kind: 'grid', statements: body.statements.map(show), categories: body.categories.map(show), shuffle: body.shuffle });
    case 'matching': {
      const several = Object.values(body.keys).some((columns) => columns.length > 1);
      // Columns written beside their rows would give the pairs away by their place.
      const columns = shuffled(body.columns, seed);
      const parts = Object.fromEntries(columns.map(({ id }, at) => [`k${at + 1}`, id]));
      const shown = columns.map(({ text }, at) => ({ id: `k${at + 1}`, html: renderRich(text, addressOf) }));
      return { asked: { kind: 'matching', rows: body.rows.map(show), columns: shown, several, shuffle: body.shuffle }, parts };
    }
    case 'ordering': {
      const mixed = shuffled(body.items, seed);
      const parts = Object.fromEntries(mixed.map(({ id }, at) => [`u${at + 1}`, id]));
      return {
        asked: { kind: 'ordering', items: mixed.map(({ text }, at) => ({ id: `u${at + 1}`, html: renderRich(text, addressOf) })) },
        parts,
      };
    }
    case 'short':
      return plain({ kind: 'short' });
    case 'numeric':
      return plain({ kind: 'numeric', units: body.units.map(({ name }) => name) });
    case 'essay':
      return plain({ kind: 'essay', lines: body.lines, template: body.template ?? '' });
    case 'cloze': {
      const gaps = body.gaps.map((gap) => ({ id: gap.id, options: gap.kind === 'choice' ? gap.options.map(show) : null }));
      // Text and gap come in turn, and text comes first.
      const cut = piecesOf(renderRich(body.text, addressOf));
      const pieces = cut.flatMap((piece) => ('text' in piece ? [piece.text] : []));
      const shown = cut.flatMap((piece) => ('gap' in piece ? gaps.filter(({ id }) => id === piece.gap) : []));
      return plain({ kind: 'cloze', pieces, gaps: shown });
    }
    case 'hotspot':
      return plain({ kind: 'hotspot', picture: addressOf(body.picture), alt: body.alt, most: body.most });
  }
}
