import { configTable, readConfig } from '#main';
import { describe, expect, it } from 'vitest';

describe('the settings', () => {
  it('have a sensible value each where nothing is set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      demo: true,
      worker: true,
      databaseUrl: null,
    });
  });

  it('leave the demonstration off where people really come in', () => {
    const real = { PUBLIC_URL: 'https://layanan.contoh.test', SMTP_URL: 'smtp://localhost' };
    expect(readConfig(real).demo).toBe(false);
    expect(readConfig({ ...real, DEMO: 'on' }).demo).toBe(true);
    expect(() => readConfig({ PUBLIC_URL: 'https://layanan.contoh.test' })).toThrow('SMTP_URL must be set');
  });

  it('are all in the table, and the table has no other', () => {
    const read = new Set<string>();
    readConfig(new Proxy({}, { get: (_target, name) => void read.add(String(name)) }));
    expect(configTable.map((setting) => setting.name).sort()).toEqual([...read].sort());
  });

  it('ask for the roots of an authority on time, and believe its former word without it', () => {
    const TSA_URL = 'http://waktu.contoh.test/tsa';
    expect(() => readConfig({ TSA_URL })).toThrow('TSA_ROOTS must be set with TSA_URL');
    expect(readConfig({ TSA_URL, TSA_ROOTS: '/akar.pem' }).timestamps).toEqual({ url: TSA_URL, roots: '/akar.pem', patience: 3000 });
    expect(readConfig({ TSA_ROOTS: '/akar.pem' }).timestamps?.url).toBeNull();
  });

  it('want the box of mail whole, and read its account from the address', () => {
    const box = {
      OMBUDSMAN_MAIL: 'Bali@Ombudsman.test',
      OMBUDSMAN_IMAP_URL: 'imaps://bali%40ombudsman.test:rahasia@surat.test/Laporan',
      SMTP_URL: 'smtp://surat.test',
    };
    expect(readConfig(box).ombudsmanMail).toEqual({
      address: 'bali@ombudsman.test',
      imap: { host: 'surat.test', port: 993, secure: true, user: 'bali@ombudsman.test', password: 'rahasia', folder: 'Laporan' },
      smtpUrl: 'smtp://surat.test',
    });
    expect(readConfig({}).ombudsmanMail).toBeNull();
    expect(() => readConfig({ ...box, OMBUDSMAN_IMAP_URL: 'imaps://surat.test' })).toThrow('nobody would read what comes');
    expect(() => readConfig({ ...box, SMTP_URL: '' })).toThrow('nothing could be answered');
    expect(() => readConfig({ ...box, OMBUDSMAN_MAIL: 'a+b@c.test' })).toThrow('without a plus');
  });

  it('want an object store whole, and say where files go meanwhile', () => {
    const s3 = { S3_ENDPOINT: 'https://s3.contoh.test', S3_BUCKET: 'berkas', S3_ACCESS_KEY: 'contoh', S3_SECRET_KEY: 'rahasia-contoh' };
    expect(readConfig({}).files).toEqual({ s3: null, keepIn: 'disk', clamd: null });
    expect(readConfig(s3).files).toMatchObject({ s3: { region: 'us-east-1', prefix: '' }, keepIn: 's3' });
    expect(readConfig({ ...s3, FILES_STORE: 'disk' }).files).toMatchObject({ s3: { bucket: 'berkas' }, keepIn: 'disk' });
    expect(() => readConfig({ ...s3, S3_SECRET_KEY: '' })).toThrow('S3_SECRET_KEY or S3_SECRET_KEY_FILE must be set');
    expect(() => readConfig({ ...s3, S3_BUCKET: 'Berkas_Kami' })).toThrow('S3_BUCKET must be the name of a bucket');
    expect(() => readConfig({ ...s3, S3_PREFIX: 'a/../' })).toThrow('S3_PREFIX must be');
    expect(() => readConfig({ FILES_STORE: 's3' })).toThrow('S3_ENDPOINT must be set');
    expect(() => readConfig({ S3_BUCKET: 'berkas' })).toThrow('S3_ENDPOINT must be set with S3_BUCKET');
  });

  it('know a scanner by its address, and what to do without it', () => {
    const CLAMD_URL = 'unix:///run/clamav/clamd.ctl';
    expect(readConfig({ CLAMD_URL }).files.clamd).toEqual({ url: CLAMD_URL, patience: 20_000, whenAway: 'wait' });
    expect(readConfig({ CLAMD_URL: 'tcp://127.0.0.1:3310', CLAMD_AWAY: 'refuse' }).files.clamd?.whenAway).toBe('refuse');
    expect(() => readConfig({ CLAMD_URL: 'http://127.0.0.1' })).toThrow('CLAMD_URL must be tcp://');
    expect(() => readConfig({ CLAMD_URL: 'unix://run/clamd' })).toThrow('CLAMD_URL must be');
    expect(() => readConfig({ CLAMD_AWAY: 'hope' })).toThrow('CLAMD_AWAY must be wait or refuse');
  });

  it('name what is wrong', () => {
    expect(() => readConfig({ PORT: '70000' })).toThrow('PORT must be a whole number from 1 to 65535, not "70000"');
    expect(() => readConfig({ PUBLIC_URL: 'https://contoh.test/wantilan' })).toThrow('without a path');
    expect(() => readConfig({ LOG_LEVEL: 'loud' })).toThrow('LOG_LEVEL must be');
  });
});
