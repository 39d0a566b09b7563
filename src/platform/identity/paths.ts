import { path } from '#web';

export const paths = {
  signIn: path('/masuk'),
  secondFactor: path('/masuk/kode'),
  forgot: path('/masuk/lupa'),
  reset: path('/masuk/lupa/kode'),
  signOut: path('/keluar'),
  signUp: path('/daftar'),
  confirm: path('/daftar/kode'),
  account: path('/akun'),
  enrol: path('/akun/dua-langkah'),
  revoke: path('/akun/perangkat'),
  people: path('/demo/akun'),
};
