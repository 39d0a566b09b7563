import { path } from '#web';

export const roomPaths = {
  /** Where an exam card is shown. */
  enter: path('/lentera/ujian'),
  /** The same by JSON, for an exam browser of a school's own. */
  enterByJson: path('/lentera/ruang/masuk'),
  room: path('/lentera/ruang'),
  paper: path('/lentera/ruang/naskah/:testId/:variant'),
  begin: path('/lentera/ruang/mulai'),
  answers: path('/lentera/ruang/jawaban'),
  standing: path('/lentera/ruang/keadaan'),
  finish: path('/lentera/ruang/selesai'),
  fill: path('/lentera/ruang/isi'),
  receipt: path('/lentera/ruang/tanda-terima'),
  receiptKey: path('/lentera/ruang/kunci-tanda-terima'),
  leave: path('/lentera/ruang/keluar'),
};
