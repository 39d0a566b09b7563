import { describe, expect, it } from 'vitest';
import { adviceFor, isUrgent } from './advice.ts';
import { type Answers, missingIn, pagesOf, parted, questions, questionsOf, readAnswers } from './questions.ts';

describe('what is asked', () => {
  it('of a tip is nothing about who tips', () => {
    expect(pagesOf.informasi).not.toContain('diri');
    expect(questions.filter(({ identity, kinds }) => identity && kinds.includes('informasi'))).toEqual([]);
  });

  it('demands a title and a story, and nothing else of anybody', () => {
    expect(new Set(questions.filter(({ needed }) => needed).map(({ key }) => key))).toEqual(new Set(['title', 'story']));
    expect(missingIn(questionsOf('laporan', 'diri'), {})).toEqual([]);
    expect(missingIn(questionsOf('laporan', 'cerita'), { title: 'x' })).toEqual(['story']);
  });

  it('is taken as it was offered, cut to length, and nothing more', () => {
    const sent = {
      prior: 'yes',
      court: 'perhaps',
      matter: ['crime'],
      other: 'x',
      title: 'bukan di halaman ini',
      priorWhen: `  a \n b${'c'.repeat(400)}`,
    };
    const read = readAnswers(questionsOf('laporan', 'periksa'), sent);
    expect(read).toEqual({ prior: 'yes', priorWhen: `a b${'c'.repeat(197)}` });
  });

  it('is parted: who somebody is never lies with what they say', () => {
    const all = Object.fromEntries(questions.map(({ key }) => [key, key])) as Answers;
    const { identity, rest } = parted(all);
    expect(Object.keys(identity)).toEqual(['represented', 'name', 'nik', 'birth', 'maritalStatus', 'job', 'address', 'phone', 'email']);
    expect(Object.keys(rest)).not.toEqual(expect.arrayContaining(['name']));
    expect(parted({ name: '' }).identity).toEqual({});
  });
});

describe('what is explained', () => {
  it.each([
    ['nothing to whoever has done all of it', { prior: 'yes', promised: 'no', when: 'yes', court: 'no', matter: 'service' }, []],
    ['the agency first', { prior: 'no' }, ['complain-first']],
    ['time the agency still has', { promised: 'yes' }, ['still-in-time']],
    ['two years', { when: 'no' }, ['older-than-two-years']],
    ['the court', { court: 'yes' }, ['in-court']],
    ['authority', { matter: 'election' }, ['not-ours']],
    ['nothing of a doubt', { prior: 'unsure', when: 'unsure', court: 'unsure', matter: 'unsure', promised: 'unsure' }, []],
    ['a power of attorney', { stands: 'proxy', name: 'A', phone: '1' }, ['power-wanted']],
    ['a missing name and contact', { stands: 'self' }, ['nobody-named', 'no-contact']],
    ['an emergency before all', { emergency: 'life', prior: 'no' }, ['emergency', 'complain-first']],
  ] as const)('is %s', (_what, answers, found) => {
    expect(adviceFor('laporan', answers)).toEqual(found);
    expect(adviceFor('konsultasi', answers)).toEqual([]);
  });

  it('takes danger to life or safety for urgent', () => {
    expect([isUrgent({}), isUrgent({ emergency: 'no' }), isUrgent({ emergency: 'emergency' }), isUrgent({ emergency: 'life' })]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
