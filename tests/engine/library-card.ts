import type { Text } from '#i18n';
import { DaysSchema, defineService, DeskDaysSchema, findRecord, StandardSchema } from '#platform/cases';
import { type BroughtReading, BROUGHT_PDF, NumberingSchema, officeTemplate } from '#platform/documents';
import {
  ChecklistSchema,
  choiceFrom,
  confirmation,
  date,
  email,
  files,
  journey,
  longText,
  optional,
  personName,
  rupiah,
  text,
  yesNo,
} from '#platform/forms';
import { defineRule, type RuleBook } from '#platform/rules';
import { Type } from 'typebox';

/** A service no region has: the engine must not know the difference. */
const t =
  (id: string, en: string): Text =>
  (locale) =>
    locale === 'en' ? en : id;

const law = {
  title: { id: 'Aturan perpustakaan', en: 'Rule of the library' },
  citation: 'Peraturan Perpustakaan Contoh 1/2026',
  confirmed: true,
  validFrom: '2020-01-01',
} as const;
const Named = Type.Array(Type.Object({ key: Type.String(), id: Type.String(), en: Type.String() }));

export const libraryRules = {
  branches: defineRule({
    ...law,
    key: 'library-card.branches',
    schema: Named,
    value: [
      { key: 'kota', id: 'Cabang Kota', en: 'Town branch' },
      { key: 'desa', id: 'Cabang Desa', en: 'Village branch' },
    ],
  }),
  grounds: defineRule({
    ...law,
    key: 'library-card.grounds',
    schema: Named,
    value: [
      { key: 'debt', id: 'Masih ada buku yang belum kembali', en: 'Books not yet returned' },
      { key: 'place', id: 'Tidak tinggal di wilayah ini', en: 'Does not live here' },
    ],
  }),
  checklist: defineRule({
    ...law,
    key: 'library-card.checklist',
    schema: ChecklistSchema,
    value: {
      items: [
        { key: 'photo', name: { id: 'Pas foto', en: 'Photograph' }, need: 'required', accepts: 'picture', maxFiles: 1 },
        {
          key: 'consent',
          name: { id: 'Surat izin orang tua', en: 'Consent of a parent' },
          need: 'required',
          accepts: 'document',
          maxFiles: 2,
          when: { path: 'applicant.minor', is: true },
        },
      ],
    },
  }),
  workingDays: defineRule({ ...law, key: 'library-card.workingDays', schema: DaysSchema, value: 10 }),
  deskDays: defineRule({ ...law, key: 'library-card.deskDays', schema: DeskDaysSchema, value: { front: 2, head: 3, board: 5 } }),
  mendingDays: defineRule({ ...law, key: 'library-card.mendingDays', schema: DaysSchema, value: 5 }),
  fee: defineRule({ ...law, key: 'library-card.fee', schema: Type.Integer(), value: 12_000, unit: 'IDR' }),
  numbering: defineRule({
    ...law,
    key: 'library-card.numbering',
    schema: NumberingSchema,
    value: { pattern: 'KARTU/{seq:4}/{year}', type: 'K', agency: 'P' },
  }),
  billNumbering: defineRule({
    ...law,
    key: 'library-card.billNumbering',
    schema: NumberingSchema,
    value: { pattern: '{type}/{seq}/{month-roman}/{year}', type: 'TAGIHAN', agency: 'P' },
  }),
  standard: defineRule({
    ...law,
    key: 'library-card.standard',
    schema: StandardSchema,
    value: Object.fromEntries(Object.keys(StandardSchema.properties).map((key) => [key, { id: [key], en: [key] }])) as never,
  }),
};

const options = (list: readonly { key: string; id: string; en: string }[]) =>
  list.map(({ key, id, en }) => ({ value: key, label: t(id, en) }));

const form = journey
  .page('applicant', t('Pemohon', 'Applicant'), {
    name: personName({ label: t('Nama', 'Name') }),
    address: text({ label: t('Alamat', 'Address') }),
    minor: yesNo({ label: t('Di bawah 17 tahun?', 'Younger than 17?') }),
  })
  .page(
    'guardian',
    t('Wali', 'Guardian'),
    {
      guardian: personName({ label: t('Nama wali', 'Name of the guardian') }),
      email: email({ label: t('Surel wali', 'E-mail of the guardian') }),
    },
    { when: (a) => a.applicant.minor },
  )
  .page('branch', t('Cabang', 'Branch'), {
    branch: choiceFrom({ label: t('Cabang', 'Branch') }, libraryRules.branches, options),
  })
  .page('declaration', t('Pernyataan', 'Declaration'), {
    true: confirmation({ label: t('Pernyataan', 'Declaration') }, t('Data ini benar.', 'This is true.')),
  });

const card = officeTemplate(
  'library-card',
  '#letterhead()\n#decree("Kartu perpustakaan", data.about)\n#facts(("Nama", data.holder), ("Cabang", data.branch))\n#signature-block()',
);

const bill = officeTemplate(
  'library-bill',
  '#letterhead()\n#facts(("Nama", data.holder), ("Kartu", data.copies), ("Sampai", data.until))\n#signature-block()',
);

export const libraryCard = defineService({
  key: 'library-card',
  title: t('Kartu perpustakaan', 'Library card'),
  summary: t('Meminjam buku di semua cabang.', 'Borrow books at every branch.'),
  series: 'KP',
  icon: 'book',
  journey: form,
  checklist: libraryRules.checklist,
  standard: libraryRules.standard,
  rules: [libraryRules.branches, libraryRules.grounds, libraryRules.fee],
  clocks: { service: libraryRules.workingDays, desks: libraryRules.deskDays, mending: libraryRules.mendingDays },
  escalatesTo: 'head-librarian',

  desks: {
    guardian: { title: t('Persetujuan wali', 'Consent of the guardian'), role: 'none', side: 'third-party' },
    front: { title: t('Loket', 'Front desk'), role: 'front-office', judges: true },
    head: { title: t('Kepala perpustakaan', 'Head librarian'), role: 'head-librarian' },
    shelf: { title: t('Rak kartu', 'Card shelf'), role: 'front-office' },
    board: { title: t('Majelis keberatan', 'Board of objections'), role: 'board' },
  },

  start: [{ when: { path: 'applicant.minor', is: true }, desk: 'guardian', flag: 'awaiting-owner' }, { desk: 'front' }],

  actions: ({
    at,
    byRole,
    byApplicant,
    byGuest,
    to,
    giveBack,
    issue,
    replace,
    revoke,
    reject,
    close,
    withdraw,
    reopen,
    flag,
    unflag,
    waitFor,
    goOn,
    lay,
    leave,
    letter,
    callIn,
  }) => ({
    consent: byGuest('guardian', t('Setuju', 'Consent'))
      .during('submitted', 'in-review')
      .whileFlagged('awaiting-owner')
      .then(unflag('awaiting-owner'), to('front')),
    decline: byGuest('guardian', t('Tidak setuju', 'Decline'))
      .during('submitted', 'in-review')
      .whileFlagged('awaiting-owner')
      .then(withdraw()),

    check: at('front', t('Selesai memeriksa', 'Finish checking'))
      .unless('possible-duplicate')
      .verdicts({ allAccepted: [to('head')], otherwise: [giveBack()] }),
    pass: at('front', t('Teruskan', 'Pass on')).undoable().quiet().then(to('head')),
    wait: at('front', t('Tunggu pihak lain', 'Wait')).undoable().quiet().then(waitFor('third-party')),
    resume: at('front', t('Lanjutkan', 'Go on')).quiet().then(goOn()),

    back: at('head', t('Kembalikan', 'Give back')).quiet().then(giveBack()),
    meet: at('head', t('Undang bertemu', 'Invite'))
      .asks({
        day: date({ label: t('Hari', 'Day'), when: 'future' }),
        place: text({ label: t('Tempat', 'Place') }),
        photos: files({ label: t('Foto', 'Photos') }, { accepts: 'picture', min: 0, max: 3 }),
      })
      .openly()
      .told(t('Anda diundang bertemu', 'You are invited'))
      .quiet()
      .then(),
    charge: at('head', t('Tetapkan biaya', 'Set the fee'))
      .asks({ copies: rupiah({ label: t('Banyaknya kartu', 'Number of cards'), min: 1, max: 9 }) })
      .computes(({ input, rules, answers }) => ({ sum: input.copies * rules.value(libraryRules.fee), for: answers.applicant.name }))
      .then(flag('awaiting-payment')),
    paid: at('head', t('Biaya diterima', 'Fee received'))
      .after('charge')
      .notByWhoDid('charge')
      .whileFlagged('awaiting-payment')
      .then(unflag('awaiting-payment')),
    bill: at('head', t('Tagih', 'Bill'))
      .asks({ copies: rupiah({ label: t('Banyaknya kartu', 'Number of cards'), min: 0, max: 9 }) })
      .computes(({ input }) => ({ way: input.copies > 0 ? 'pay' : 'free' }))
      .told(t('Tagihan ditetapkan', 'Bill set'))
      .toldBy({ free: t('Tidak ada tagihan', 'Nothing to pay') })
      .openly()
      .quiet()
      .byWay({ pay: [letter('bill')], free: [callIn('bill')] }),
    approve: at('head', t('Setujui', 'Approve')).unless('possible-duplicate', 'awaiting-payment').inBatch().then(issue('card', 'shelf')),
    refuse: at('head', t('Tolak', 'Refuse'))
      .asks({
        ground: choiceFrom({ label: t('Alasan', 'Ground') }, libraryRules.grounds, options),
        more: optional(longText({ label: t('Penjelasan', 'Explanation') })),
      })
      .openly()
      .danger()
      .then(reject()),

    object: byApplicant(t('Keberatan', 'Object'))
      .during('rejected')
      .against({ decisions: ['refuse'], answeredBy: 'decide', days: (rules) => rules.value(libraryRules.mendingDays) })
      .asks({ why: longText({ label: t('Alasan keberatan', 'Reason') }) })
      .then(flag('under-objection'), lay('board')),
    decide: at('board', t('Putuskan keberatan', 'Decide'))
      .during('rejected')
      .whileFlagged('under-objection')
      .asks({ right: yesNo({ label: t('Keberatan diterima?', 'Is the applicant right?') }) })
      .choose('right', { yes: [reopen('head')], no: [unflag('under-objection'), leave()] }),

    withdraw: byApplicant(t('Tarik permohonan', 'Withdraw')).during('submitted', 'in-review', 'returned').quiet().then(withdraw()),
    hand: at('shelf', t('Kartu diambil', 'Card collected')).during('issued').then(close()),
    correct: byRole('head-librarian', t('Terbitkan salinan yang diperbaiki', 'Issue a corrected copy'))
      .during('issued', 'closed')
      .then(replace('card')),
    bring: at('head', t('Lampirkan surat penerbit', 'Bring the publisher’s letter'))
      .asks({
        number: text({ label: t('Nomor', 'Number') }),
        letter: files({ label: t('PDF', 'PDF') }, { accepts: 'document', min: 1, max: 1 }),
      })
      .looksUp(BROUGHT_PDF, ({ input }) => ({ fileId: (input.letter as string[])[0], kind: 'library-card.letter', number: input.number }))
      .computes(({ found, answers }) => {
        const { finding, text: words, taken } = found as unknown as BroughtReading;
        const fits = finding === 'valid' && words.includes(answers.applicant.name) && !taken;
        return { finding, taken, way: fits ? 'fits' : 'odd' };
      })
      .quiet()
      .byWay({ fits: [issue('letter', 'shelf')], odd: [] }),
    rebring: byRole('head-librarian', t('Ganti surat penerbit', 'Bring a corrected letter'))
      .during('issued', 'closed')
      .asks({
        number: text({ label: t('Nomor', 'Number') }),
        letter: files({ label: t('PDF', 'PDF') }, { accepts: 'document', min: 1, max: 1 }),
      })
      .then(replace('letter')),
    revoke: byRole('head-librarian', t('Cabut kartu', 'Revoke'))
      .during('issued', 'closed')
      .asks({ ground: longText({ label: t('Alasan', 'Ground') }) })
      .openly()
      .danger()
      .then(revoke('card')),
  }),

  products: {
    letter: {
      title: t('Surat penerbit', 'Letter of the publisher'),
      office: t('Penerbit Contoh', 'Example Publisher'),
      brought: { by: ['bring', 'rebring'], file: 'letter', number: 'number' },
    },
    bill: {
      title: t('Tagihan kartu', 'Card bill'),
      series: 'TAGIHAN',
      numbering: libraryRules.billNumbering,
      template: bill,
      signedBy: 'head-librarian',
      data: ({ answers, state, on, calendar }) => ({
        holder: answers.applicant.name,
        copies: String(findRecord(state, 'bill')?.value.copies),
        until: calendar.addWorkingDays(on, 5),
      }),
    },
    card: {
      title: t('Kartu perpustakaan', 'Library card'),
      series: 'KARTU',
      numbering: libraryRules.numbering,
      template: card,
      signedBy: 'head-librarian',
      data: ({ answers, rules }) => ({
        about: 'Kartu anggota',
        holder: answers.applicant.name,
        branch: branchName(rules, answers.branch.branch),
      }),
    },
  },

  subject: ({ applicant }) => ({
    applicantName: applicant.name,
    place: applicant.address,
    likenessKeys: [{ reason: 'person', key: `${applicant.name}|${applicant.address}`.toLowerCase() }],
  }),
  parties: { guardian: t('Wali', 'Guardian') },
  guests: ({ guardian }) =>
    guardian ? [{ party: 'guardian', name: guardian.guardian, email: guardian.email, askedAt: 'guardian.email' }] : [],
});

function branchName(rules: RuleBook, key: string): string {
  return rules.value(libraryRules.branches).find((branch) => branch.key === key)?.id ?? key;
}
