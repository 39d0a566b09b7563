import { said } from '#i18n';
import { choice, date, nikField, personName } from '#platform/forms';

export const sexes = { male: said('Laki-laki', 'Male'), female: said('Perempuan', 'Female') };

/** Name and NIK of somebody an application names: `who` as in "ibu", "mother". */
export const named = (who: string, whoEn: string) => ({
  name: personName({ label: said(`Nama ${who}`, `Name of the ${whoEn}`) }),
  nik: nikField({ label: said(`NIK ${who}`, `NIK of the ${whoEn}`) }),
});

/** The same with the day of birth. */
export const born = (who: string, whoEn: string) => ({
  ...named(who, whoEn),
  bornOn: date({ label: said(`Tanggal lahir ${who}`, `Date of birth of the ${whoEn}`), when: 'past' }),
});

/** Whether it is about one who is lost or one that is spoiled. */
export const loss = () =>
  choice(
    { label: said('Yang terjadi', 'What happened') },
    {
      lost: { label: said('Hilang', 'Lost'), hint: said('Dengan surat kehilangan dari polisi.', 'With the letter of the police.') },
      damaged: said('Rusak', 'Damaged'),
    },
  );
