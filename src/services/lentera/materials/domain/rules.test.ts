import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLesson } from './check-lesson.ts';
import { type Block, freshId, type LessonContent, shifted } from './lesson.ts';
import { type Reaching, reachOf } from './reach.ts';
import { resultOf, standingOf } from './standing.ts';
import { withBlock, withDeed, withQuestion, withTyped } from './typed-lesson.ts';
import { knownHost } from './video-host.ts';

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2025-08-${String(n).padStart(2, '0')}`);
const reaching: fc.Arbitrary<Reaching> = fc.record({
  lessonId: fc.constantFrom(null, 'a', 'b'),
  by: fc.constantFrom('student' as const, 'class' as const, 'school' as const),
  opensOn: day,
  dueOn: fc.option(day),
});

describe('whom a lesson reaches', () => {
  it('is due by whoever is closest and says a day, whatever order they come in', () => {
    const one = (lessonId: string | null, by: Reaching['by'], dueOn: string | null): Reaching => ({
      lessonId,
      by,
      opensOn: '2025-08-01',
      dueOn,
    });
    const all = [
      one(null, 'class', '2025-08-10'),
      one(null, 'student', '2025-08-20'),
      one('a', 'class', '2025-08-05'),
      one('a', 'school', '2025-08-02'),
    ];
    expect(reachOf(all, 'a')?.dueOn, 'more time for one student alone').toBe('2025-08-20');
    expect(reachOf(all.toSpliced(1, 1), 'a')?.dueOn, 'what is said of the lesson').toBe('2025-08-05');
    expect(reachOf(all.toSpliced(1, 1), 'b')?.dueOn).toBe('2025-08-10');
    expect(reachOf([one(null, 'student', null), one(null, 'class', '2025-08-10')], 'a')?.dueOn, 'who says no day leaves it').toBe(
      '2025-08-10',
    );
    expect(reachOf([one(null, 'school', null)], 'a')?.assigned).toBe(false);
    expect(reachOf([one('b', 'class', null)], 'a')).toBeNull();
    fc.assert(
      fc.property(fc.array(reaching, { minLength: 1, maxLength: 6 }), (list) => {
        const reach = reachOf(list, 'a');
        expect(reachOf(list.toReversed(), 'a')).toEqual(reach);
        const own = list.filter(({ lessonId }) => lessonId !== 'b');
        expect(reach === null).toBe(own.length === 0);
        if (reach) expect(own.every(({ opensOn }) => opensOn >= reach.opensOn)).toBe(true);
      }),
    );
  });
});

describe('how a student stands', () => {
  it('is late only after the day itself', () => {
    const opened = new Date(0);
    expect(standingOf({ openedAt: null, finishedOn: null }, '2025-08-10', '2025-08-10')).toBe('new');
    expect(standingOf({ openedAt: opened, finishedOn: null }, '2025-08-10', '2025-08-11')).toBe('overdue');
    expect(standingOf({ openedAt: opened, finishedOn: '2025-08-10' }, '2025-08-10', '2025-09-01')).toBe('finished');
    expect(standingOf({ openedAt: opened, finishedOn: '2025-08-11' }, '2025-08-10', '2025-09-01')).toBe('late');
    expect(standingOf({ openedAt: opened, finishedOn: null }, null, '2025-09-01')).toBe('opened');
  });

  it('counts the best try at each question, and no question it does not ask', () => {
    const asked = [
      { questionId: 'a', marked: true },
      { questionId: 'b', marked: true },
      { questionId: 'uraian', marked: false },
    ];
    const tries = [
      { questionId: 'a', share: 0.2 },
      { questionId: 'a', share: 1 },
      { questionId: 'uraian', share: null },
      { questionId: 'gone', share: 1 },
    ];
    expect(resultOf(asked, tries)).toEqual({ questions: 3, tried: 2, mean: 0.5 });
    expect(resultOf([{ questionId: 'uraian', marked: false }], []).mean).toBeNull();
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.record({ questionId: fc.constantFrom('a', 'b'), share })), share, (list, more) => {
        const [before, after] = [resultOf(asked, list).mean ?? 0, resultOf(asked, [...list, { questionId: 'a', share: more }]).mean ?? 0];
        expect(after, 'one try more never takes away').toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a lesson being written', () => {
  const text = (id: string, words = 'isi'): Block => ({ kind: 'text', id, title: '', text: words === '' ? '' : `<p>${words}</p>` });
  const of = (...blocks: Block[]): LessonContent => ({ aim: '', blocks });

  it('keeps everything when a part is moved, and nothing else moves', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 8 }),
        fc.nat(8),
        fc.constantFrom(-1 as const, 1 as const),
        (list, at, by) => {
          const moved = shifted(list, at, by);
          expect(moved.toSorted()).toEqual(list.toSorted());
          if (at < list.length && at + by >= 0 && at + by < list.length) expect(shifted(moved, at + by, by === 1 ? -1 : 1)).toEqual(list);
          else expect(moved).toEqual(list);
        },
      ),
    );
  });

  it('names a new part as no other, whatever was taken out', () => {
    const content = withDeed(withBlock(withBlock(of(text('b3')), 'text'), 'exercise'), 'hapus', 'b4');
    expect(content.blocks.map(({ id }) => id)).toEqual(['b3', 'b5']);
    expect(freshId(content)).toBe('b6');
  });

  it('takes from a form what it says, and leaves what it does not say', () => {
    const before = of(text('b1', 'lama'), { kind: 'exercise', id: 'b2', title: 'Coba', questions: [{ questionId: 'q', version: 2 }] });
    const after = withTyped(before, { 'blok.b1.teks': '<script>alert(1)</script><p>baru</p>', 'blok.b2.judul': ' Latihan  1 ' });
    expect(after.blocks).toEqual([
      text('b1', 'baru'),
      { kind: 'exercise', id: 'b2', title: 'Latihan 1', questions: [{ questionId: 'q', version: 2 }] },
    ]);
    expect(withTyped(before, {})).toEqual(before);
    expect(withQuestion(before, 'b2', 'q', 3).blocks[1]).toMatchObject({ questions: [{ questionId: 'q', version: 3 }] });
    expect(withQuestion(before, 'b2', 'q', null).blocks[1]).toMatchObject({ questions: [] });
    expect(withQuestion(before, 'b1', 'q', 3)).toEqual(before);
  });

  it('is whole when everybody can take it in, and says of each part what is missing', () => {
    const codes = (...blocks: Block[]) => checkLesson(of(...blocks), ['youtube.com']).map(({ block, code }) => `${block}: ${code}`);
    const file = { fileId: 'f', name: 'x' };
    expect(codes()).toEqual(['null: empty']);
    expect(codes(text('b1'), text('b2', ''))).toEqual(['b2: no-text']);
    expect(codes({ kind: 'image', id: 'b1', ...file, alt: '', caption: '' })).toEqual(['b1: no-alt']);
    expect(codes({ kind: 'video', id: 'b1', ...file, title: 'Film', transcript: '' })).toEqual(['b1: no-transcript', 'b1: no-captions']);
    expect(codes({ kind: 'pdf', id: 'b1', ...file, title: '' })).toEqual(['b1: no-title']);
    expect(codes({ kind: 'exercise', id: 'b1', title: '', questions: [] })).toEqual(['b1: no-question']);
    expect(codes({ kind: 'link', id: 'b1', title: 'Film', url: 'https://youtube.com.contoh.test/x' })).toEqual(['b1: strange-host']);
  });

  it('knows a site by its whole name, over https alone', () => {
    const hosts = ['youtube.com', 'youtu.be'];
    expect(knownHost('https://www.youtube.com/watch?v=x', hosts)).toBe('www.youtube.com');
    expect(knownHost('https://YOUTU.BE/x', hosts)).toBe('youtu.be');
    for (const strange of [
      'http://youtube.com/x',
      'https://notyoutube.com/',
      'https://youtube.com@jahat.test/',
      'https://youtube.com:8443/',
      'javascript:alert(1)',
      'youtube.com',
      '',
    ])
      expect(knownHost(strange, hosts), strange).toBeNull();
  });
});
