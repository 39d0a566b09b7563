import { describe, expect, it } from 'vitest';
import { cuesIn, readCaptions, wordsOf } from './captions.ts';

const read = (file: string) => {
  const result = readCaptions(file);
  return 'fault' in result ? result.fault : result.captions;
};

describe('captions', () => {
  it('are read from WebVTT with everything it may bring, and written anew with times and words alone', () => {
    const file =
      '\uFEFFWEBVTT - Film\r\n\r\nNOTE catatan\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nsatu\r\n00:01.000 --> 00:02.500 align:start\r\n<v Guru>Selamat <i>pagi</i> &amp; salam\r\n\r\n00:00:03.000 --> 00:00:04.000\r\n1 &lt; 2\r\ndan';
    expect(read(file)).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nSelamat pagi &amp; salam\n\n00:00:03.000 --> 00:00:04.000\n1 &lt; 2\ndan\n',
    );
    expect(read(read(file))).toBe(read(file));
    expect(cuesIn(read(file))).toBe(2);
    expect(wordsOf(read(file))).toBe('Selamat pagi & salam\n1 < 2 dan');
  });

  it('are read from SubRip', () => {
    expect(read('1\n00:00:01,000 --> 00:00:02,000\nHalo\n\n2\n00:01:01,500 --> 00:01:02,000\n{\\an8}Dunia\n')).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHalo\n\n00:01:01.500 --> 00:01:02.000\nDunia\n',
    );
  });

  it.each([
    ['nothing of the kind', '<html>', 'not-captions'],
    ['no words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n \n', 'no-cues'],
    ['an end before its beginning', 'WEBVTT\n\n00:03.000 --> 00:02.000\nx', 'times'],
    ['a time that is none', 'WEBVTT\n\n00:99.000 --> 02:00.000\nx', 'times'],
  ])('are refused with %s', (_name, file, fault) => {
    expect(read(file)).toBe(fault);
  });
});
