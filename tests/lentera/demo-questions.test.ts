import { describe, expect, it } from 'vitest';
import { demoExtras, demoLessons, demoQuestions, pictureNames, pictureOf, soundNames, soundOf } from '#demo/lentera';
import { type Answer, checkQuestion, kinds, type Question, score } from '#services/lentera';

const questions = demoQuestions.map(({ question }) => question);
const titlesWhere = (holds: (question: Question) => boolean) => questions.filter(holds).map(({ title }) => title);
const counted = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries([...Map.groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length]));
const twice = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);
const ids = (parts: readonly { readonly id: string }[]) => parts.map(({ id }) => id);

/** What a text of an option says as a number: `Rp4.000`, `2,4 m`, `\(2\frac{3}{10}\)`, `14/3`. */
function valueOf(text: string): number {
  const plain = text
    .replace(/\\\(|\\\)|Rp|[{]?,[}]?(?=\d)/g, (found) => (found.includes(',') ? ',' : ''))
    .replace(/\.(?=\d{3})/g, '')
    .replace(',', '.');
  const mixed = /^(-?)(\d*)\\frac\{(\d+)\}\{(\d+)\}/.exec(plain);
  if (mixed) {
    const [, sign, units, above, below] = mixed;
    return (sign === '-' ? -1 : 1) * (Number(units) + Number(above) / Number(below));
  }
  const [, first = 'none', below = '1'] = /^(-?[\d.]+)(?:\/(\d+))?/.exec(plain) ?? [];
  return Number(first) / Number(below);
}

/** What the key names that is not there to be chosen, by kind. */
function strayKeys({ body }: Question): readonly string[] {
  const missing = (keys: readonly string[], parts: readonly { readonly id: string }[]) => keys.filter((key) => !ids(parts).includes(key));
  switch (body.kind) {
    case 'choice':
      return missing([body.key], body.options);
    case 'choices':
      return missing(body.keys, body.options);
    case 'grid':
      return [...missing(Object.values(body.keys), body.categories), ...ids(body.statements).filter((id) => !(id in body.keys))];
    case 'matching':
      return [...missing(Object.values(body.keys).flat(), body.columns), ...ids(body.rows).filter((id) => !(id in body.keys))];
    case 'cloze': {
      const written = [...body.text.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap = '']) => gap);
      const chosen = body.gaps.flatMap((gap) => (gap.kind === 'choice' ? missing([gap.key], gap.options) : []));
      return [...chosen, ...missing(written, body.gaps), ...ids(body.gaps).filter((id) => !written.includes(id))];
    }
    case 'short':
    case 'numeric':
    case 'essay':
    case 'ordering':
    case 'hotspot':
      return [];
  }
}

/** Every list of parts that must not name, or show, the same twice. */
function lists({ body }: Question): readonly (readonly { readonly id: string; readonly text: string }[])[] {
  switch (body.kind) {
    case 'choice':
    case 'choices':
      return [body.options];
    case 'grid':
      return [body.statements, body.categories];
    case 'matching':
      return [body.rows, body.columns];
    case 'ordering':
      return [body.items];
    case 'cloze':
      return body.gaps.flatMap((gap) => (gap.kind === 'choice' ? [gap.options] : []));
    case 'short':
    case 'numeric':
    case 'essay':
    case 'hotspot':
      return [];
  }
}

/** What somebody writes who knows all of it. */
function keyOf({ body }: Question): Answer {
  switch (body.kind) {
    case 'choice':
      return body.key;
    case 'choices':
    case 'grid':
    case 'matching':
      return body.keys;
    case 'short':
      return body.accepted[0]?.text ?? '';
    case 'numeric': {
      const value = body.accepted[0]?.value;
      const unit = body.units[0]?.name ?? '';
      return value && 'at' in value ? `${value.at.replace('.', ',')} ${unit}`.trim() : '';
    }
    case 'essay':
      return '';
    case 'ordering':
      return ids(body.items);
    case 'cloze':
      return Object.fromEntries(
        body.gaps.map((gap) => {
          if (gap.kind === 'choice') return [gap.id, gap.key];
          if (gap.kind === 'short') return [gap.id, gap.accepted[0]?.text ?? ''];
          const value = gap.accepted[0]?.value;
          return [gap.id, value && 'at' in value ? value.at : ''];
        }),
      );
    case 'hotspot':
      return body.areas.map((area): readonly [number, number] => {
        if (area.kind === 'polygon') return [0, 0];
        return area.kind === 'circle' ? [area.x, area.y] : [area.x + area.width / 2, area.y + area.height / 2];
      });
  }
}

describe('the questions of the demonstration', () => {
  it('are as many as the schools need, in each subject', () => {
    expect(counted(questions.map(({ tags }) => tags.subject))).toEqual({
      matematika: 100,
      ipa: 100,
      'bahasa-indonesia': 100,
      'bahasa-inggris': 60,
      'bahasa-bali': 40,
    });
  });

  it('are of every kind, most of them with one answer to choose', () => {
    const found = counted(questions.map(({ body }) => body.kind));
    expect(Object.keys(found).sort()).toEqual([...kinds].sort());
    expect((found['choice'] ?? 0) / questions.length).toBeGreaterThan(0.55);
    expect((found['choice'] ?? 0) / questions.length).toBeLessThan(0.65);
  });

  it('are asked once each', () => {
    expect(twice(questions.map(({ title }) => title))).toEqual([]);
    expect(
      twice(questions.map(({ prompt, stimulus, body }) => `${stimulus?.title} ${prompt} ${body.kind === 'cloze' ? body.text : ''}`)),
    ).toEqual([]);
  });

  it('have keys that can be given, and name nothing twice', () => {
    expect(titlesWhere((question) => strayKeys(question).length > 0)).toEqual([]);
    expect(titlesWhere((question) => lists(question).some((parts) => twice(ids(parts)).length > 0))).toEqual([]);
    expect(titlesWhere((question) => lists(question).some((parts) => twice(parts.map(({ text }) => text)).length > 0))).toEqual([]);
  });

  it('offer four answers, or two where something is true or false', () => {
    expect(titlesWhere(({ body }) => body.kind === 'choice' && body.options.length !== (body.trueFalse ? 2 : 4))).toEqual([]);
  });

  it('have their key at every place about as often', () => {
    const places = counted(questions.flatMap(({ body }) => (body.kind === 'choice' && !body.trueFalse ? [body.key] : [])));
    const all = Object.values(places).reduce((sum, each) => sum + each, 0);
    expect(Object.keys(places).sort()).toEqual(['a', 'b', 'c', 'd']);
    for (const each of Object.values(places)) expect(each / all).toBeGreaterThan(0.15);
  });

  it('have nothing that keeps them from being published', () => {
    const found = questions.flatMap((question) => checkQuestion(question).map((finding) => ({ title: question.title, ...finding })));
    expect(found).toEqual([]);
  });

  it('give the full mark for their key', () => {
    expect(titlesWhere(({ body, ...rest }) => body.kind !== 'essay' && score(body, keyOf({ body, ...rest })) !== 1)).toEqual([]);
  });

  it('know the number of their key by working it out', () => {
    const checked = demoQuestions.flatMap(({ question, check }) =>
      check ? [{ title: question.title, body: question.body, worked: check() }] : [],
    );
    expect(checked.length).toBeGreaterThan(80);
    const near = (one: number, other: number) => Math.abs(one - other) < 1e-9 * Math.max(1, Math.abs(other));
    const wrong = checked.filter(({ body, worked }) => {
      if (body.kind === 'choice') return body.options.some(({ id, text }) => near(valueOf(text), worked) !== (id === body.key));
      if (body.kind !== 'numeric') return true;
      return body.accepted.some(({ value }) => !('at' in value) || Math.abs(Number(value.at) - worked) > Number(value.within) + 1e-9);
    });
    expect(wrong.map(({ title }) => title)).toEqual([]);
  });

  it('say what they are about, and explain themselves', () => {
    const untold = ({ tags }: Question) => Object.values(tags).some((tag) => tag === null || tag === '') || tags.labels.length === 0;
    expect(titlesWhere(untold)).toEqual([]);
    expect(titlesWhere(({ tags }) => !/^TP \d\.\d+ \p{L}/u.test(tags.aim ?? '') || !tags.aim?.startsWith(`TP ${tags.grade}.`))).toEqual([]);
    expect(titlesWhere(({ discussion }) => (discussion ?? '').length < 40)).toEqual([]);
  });

  it('tell whoever chose wrongly where it went wrong, in some of them', () => {
    const told = questions.flatMap(({ title, body }) => {
      const spoken = body.kind === 'choice' ? body.options.filter(({ feedback }) => feedback !== undefined) : [];
      return body.kind === 'choice' && spoken.length > 0 ? [{ title, key: body.key, spoken: ids(spoken) }] : [];
    });
    expect(told.length).toBeGreaterThanOrEqual(20);
    expect(told.filter(({ key, spoken }) => spoken.length !== 3 || spoken.includes(key)).map(({ title }) => title)).toEqual([]);
  });

  it('show pictures that are drawn, and none is drawn for nothing', async () => {
    const shown = new Set(questions.flatMap(({ media }) => media));
    expect([...shown].sort()).toEqual([...pictureNames].sort());
    for (const name of pictureNames) expect([...(await pictureOf(name)).subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  });
});

describe('what is heard, and what is written from the right', () => {
  const extras = demoExtras.map(({ question }) => question);

  it('has nothing that keeps it from being published, and keys that earn the full mark', () => {
    expect(extras.flatMap((question) => checkQuestion(question).map((finding) => ({ title: question.title, ...finding })))).toEqual([]);
    expect(extras.filter((question) => score(question.body, keyOf(question)) !== 1).map(({ title }) => title)).toEqual([]);
    expect(twice([...questions, ...extras].map(({ title }) => title))).toEqual([]);
  });

  it('has sounds of our own, each asked about, and Arabic that says it is so', () => {
    expect(new Set(extras.flatMap(({ media }) => media))).toEqual(new Set(soundNames));
    for (const name of soundNames) {
      const sound = soundOf(name);
      expect([sound.toString('latin1', 0, 4), sound.readUInt32LE(40)]).toEqual(['RIFF', sound.length - 44]);
    }
    const arabic = extras.map((question) => JSON.stringify(question)).filter((text) => /[\u0600-\u06FF]/.test(text));
    expect(arabic.length).toBeGreaterThanOrEqual(4);
    for (const text of arabic) expect(text).toContain('dir=\\"rtl\\" lang=\\"ar\\"');
  });
});

describe('the lessons of the demonstration', () => {
  const parts = demoLessons.flatMap(({ title, parts: all }) => all.map((part) => ({ lesson: title, part })));

  it('are ten, from every subject, each with something to read and to try', () => {
    expect(demoLessons).toHaveLength(10);
    expect(new Set(demoLessons.map(({ subject }) => subject))).toEqual(new Set(questions.map(({ tags }) => tags.subject)));
    expect(twice(demoLessons.map(({ title }) => title))).toEqual([]);
    for (const { parts: all } of demoLessons) expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['text', 'exercise']));
  });

  it('let questions of their own subject be tried that a child of that grade has met', () => {
    const strange = demoLessons.flatMap(({ subject, grade, parts: all }) =>
      all
        .flatMap((part) => (part.kind === 'exercise' ? part.questions : []))
        .filter((title) => {
          const tags = questions.find((question) => question.title === title)?.tags;
          return tags?.subject !== subject || (tags.grade ?? 99) > grade;
        }),
    );
    expect(strange).toEqual([]);
  });

  it('serve an aim that questions ask after', () => {
    const asked = new Set(questions.map(({ tags }) => `${tags.subject} ${tags.grade} ${tags.aim}`));
    expect(demoLessons.filter(({ subject, grade, aim }) => !asked.has(`${subject} ${grade} ${aim}`)).map(({ title }) => title)).toEqual([]);
  });

  it('have texts like those of questions: formulas that end, pictures that are drawn and told', () => {
    const found = parts.flatMap(({ lesson, part }) => {
      if (part.kind !== 'text') return [];
      const asked: Question = {
        title: lesson,
        prompt: part.text,
        body: { kind: 'short', accepted: [{ text: 'ya', share: 1 }], caseSensitive: false },
        tags: { subject: '', grade: null, phase: null, aim: null, topic: null, level: null, difficulty: null, context: null, labels: [] },
        points: 1,
        media: pictureNames.filter((name) => part.text.includes(`media:${name}`)),
      };
      return checkQuestion(asked).map((finding) => ({ lesson, part: part.title, ...finding }));
    });
    expect(found).toEqual([]);
  });
});
