import type { SpokenWords } from '#platform/forms';

/** What people write beside a photo in a chat, for the words the papers of this agency are called by. */
export const paperWords: SpokenWords = {
  akte: ['akta'],
  lahir: ['kelahiran'],
  mati: ['kematian'],
  meninggal: ['kematian', 'meninggal'],
  almarhum: ['meninggal'],
  almarhumah: ['meninggal'],
  alm: ['meninggal'],
  kawin: ['perkawinan'],
  nikah: ['nikah', 'perkawinan'],
  cerai: ['perceraian'],
  saya: ['pelapor'],
  ortu: ['orang', 'tua', 'kedua'],
  bapak: ['tua'],
  ayah: ['tua'],
  ibu: ['tua'],
  berdua: ['suami', 'istri', 'kedua'],
  pasfoto: ['pas'],
  polres: ['polisi'],
  polsek: ['polisi'],
  my: ['reports'],
};
