import { expect, it } from 'vitest';
import { type When, whenMeant } from './when-said.ts';

// A Tuesday; the 9th is a holiday, Saturdays and Sundays are closed.
const today = '2026-12-01';
const days = ['2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08', '2026-12-10', '2026-12-11', '2026-12-14'];
const free: readonly When[] = days.flatMap((day) => ['08:30', '09:00', '09:30', '13:00'].map((hour) => ({ day, hour })));

const day = (said: string) => whenMeant(said, free, { today, asked: 'day' });
const hour = (said: string) => whenMeant(said, free, { today, day: '2026-12-03', asked: 'hour' });

it.each([
  ['besok', '2026-12-02'],
  ['Besok pagi ya pak', '2026-12-02'],
  ['lusa', '2026-12-03'],
  ['senin', '2026-12-07'],
  ['hari Senin depan', '2026-12-07'],
  ['jum’at', '2026-12-04'],
  ['saya bisanya hari kamis', '2026-12-03'],
  ['7', '2026-12-07'],
  ['tgl 7', '2026-12-07'],
  ['7 desember', '2026-12-07'],
  ['Senin, 7 Desember 2026', '2026-12-07'],
  ['7/12', '2026-12-07'],
  ['07-12-2026', '2026-12-07'],
  ['next monday please', '2026-12-07'],
])('%s is the day %s', (said, meant) => expect(day(said)).toEqual({ kind: 'day', day: meant }));

it.each([
  ['besok jam 9', '2026-12-02', '09:00'],
  ['Besok pukul 09.30 WITA', '2026-12-02', '09:30'],
  ['senin jam setengah 10', '2026-12-07', '09:30'],
  ['jam 1 siang tgl 4', '2026-12-04', '13:00'],
  ['7 desember 9 pagi', '2026-12-07', '09:00'],
  ['7 desember 08:30', '2026-12-07', '08:30'],
  ['tomorrow at 9 am', '2026-12-02', '09:00'],
])('%s is %s at %s', (said, on, at) => expect(day(said)).toEqual({ kind: 'time', day: on, hour: at }));

it.each([
  ['9', '09:00'],
  ['jam 9', '09:00'],
  ['jam 1', '13:00'],
  ['09.30', '09:30'],
  ['9.30 pagi', '09:30'],
  ['bisa jam setengah 9 aja?', '08:30'],
])('where the hour of a day is asked, %s is %s', (said, at) => expect(hour(said)).toEqual({ kind: 'time', day: '2026-12-03', hour: at }));

it('takes another day where an hour is asked', () => {
  expect(hour('jumat saja')).toEqual({ kind: 'day', day: '2026-12-04' });
  expect(hour('eh tgl 8 desember jam 9')).toEqual({ kind: 'time', day: '2026-12-08', hour: '09:00' });
});

it('says which day or hour is not free rather than taking another', () => {
  expect(day('9 desember')).toEqual({ kind: 'no-such-day', day: '2026-12-09' });
  expect(day('hari minggu')).toEqual({ kind: 'no-such-day', day: '2026-12-06' });
  expect(day('sabtu jam 9')).toEqual({ kind: 'no-such-day', day: '2026-12-05' });
  expect(day('hari ini')).toEqual({ kind: 'no-such-day', day: '2026-12-01' });
  expect(day('1 januari')).toEqual({ kind: 'no-such-day', day: '2027-01-01' });
  expect(hour('jam 4 sore')).toEqual({ kind: 'no-such-hour', day: '2026-12-03', hour: '16:00' });
  expect(day('besok jam 7')).toEqual({ kind: 'no-such-hour', day: '2026-12-02', hour: '07:00' });
});

it.each([
  'akta kelahiran',
  'KTP saya hilang',
  'terima kasih',
  'minggu depan saya di luar kota',
  '5102010101900001',
  'status',
  '081234567890',
  'TBN-2026-0001',
])('%s is no time', (said) => {
  expect(day(said)).toBeUndefined();
  expect(hour(said)).toBeUndefined();
  expect(whenMeant(said, free, { today, day: '2026-12-03', asked: null })).toBeUndefined();
});

it('reads a number alone as an answer only where one was asked', () => {
  expect(whenMeant('9', free, { today, day: '2026-12-03', asked: null })).toBeUndefined();
  expect(whenMeant('jam 9', free, { today, day: '2026-12-03', asked: null })).toEqual({ kind: 'time', day: '2026-12-03', hour: '09:00' });
});
