import { path } from '#web';

export const paths = {
  signIn: path('/masuk'),
  secondFactor: path('/masuk/kode'),
  firstPassword: path('/masuk/kartu'),
  forgot: path('/masuk/lupa'),
  reset: path('/masuk/lupa/kode'),
  signOut: path('/keluar'),
  signUp: path('/daftar'),
  confirm: path('/daftar/kode'),
  account: path('/akun'),
  enrol: path('/akun/dua-langkah'),
  codes: path('/akun/kode-pemulihan'),
  factorOff: path('/akun/dua-langkah/matikan'),
  prove: path('/akun/pastikan'),
  passkeys: path('/akun/kunci'),
  addPasskey: path('/akun/kunci/tambah'),
  askToAdd: path('/akun/kunci/tambah/pilihan'),
  passkey: path('/akun/kunci/:passkeyId'),
  removePasskey: path('/akun/kunci/:passkeyId/hapus'),
  oidc: path('/masuk/oidc'),
  oidcBack: path('/masuk/oidc/kembali'),
  joined: path('/akun/oidc'),
  part: path('/akun/oidc/lepas'),
  askToProve: path('/masuk/kunci/pilihan'),
  signInByPasskey: path('/masuk/kunci'),
  changePassword: path('/akun/kata-sandi'),
  devices: path('/akun/perangkat'),
  notices: path('/akun/pemberitahuan'),
  stillHere: path('/akun/sesi'),
  erase: path('/akun/hapus'),
  mandates: path('/akun/kuasa'),
  family: path('/akun/keluarga'),
  chats: path('/akun/whatsapp'),
  ownData: path('/akun/data'),
  takeData: path('/akun/data/unduh/:format'),
  people: path('/demo/akun'),
};

/** Of use to pages of other modules. */
export const accountPath = paths.account;
/** Where the password of a card is replaced. */
export const firstPasswordPath = paths.firstPassword;

export const noticesPath = paths.notices;
export const mandatesPath = paths.mandates;
export const ownDataPaths = { page: paths.ownData, download: paths.takeData };
