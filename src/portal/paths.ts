import { casePaths } from '#platform/cases';
import { verificationPaths } from '#platform/documents';
import { path } from '#web';

/** Addresses of what crosses services. */
export const portalPaths = {
  home: path('/'),
  catalogue: casePaths.catalogue,
  service: path('/layanan/:key'),
  performance: path('/kinerja'),
  performanceCsv: path('/kinerja/ekspor'),

  admin: path('/kelola'),
  operation: path('/kelola/operasi'),
  jobs: path('/kelola/pekerjaan'),
  retry: path('/kelola/pekerjaan/:id/ulangi'),
  deliveries: path('/kelola/kiriman'),
  rules: path('/kelola/aturan'),
  rule: path('/kelola/aturan/:agency/:key'),
  callOff: path('/kelola/aturan/:agency/:key/batalkan'),
  confirmRule: path('/kelola/aturan/:agency/:key/konfirmasi'),
  keepRule: path('/kelola/aturan/:agency/:key/tetap'),
  questions: path('/kelola/pertanyaan'),
  proposals: path('/kelola/usulan'),
  proposal: path('/kelola/usulan/:id'),
  numbering: path('/kelola/penomoran'),
  holidays: path('/kelola/hari-libur'),
  audit: path('/kelola/audit'),
  mandates: path('/kelola/kuasa'),
  decideMandate: path('/kelola/kuasa/:mandateId/putusan'),
  officers: path('/kelola/petugas'),
  endOffice: path('/kelola/petugas/:id/akhiri'),
  clients: path('/kelola/sistem'),
  renewSecret: path('/kelola/sistem/:clientId/rahasia'),
  quarantine: path('/kelola/karantina'),
  quarantined: path('/kelola/karantina/:fileId'),
  certificates: verificationPaths.certificates,
  bsreStatus: path('/kelola/sertifikat/bsre'),
  revokeCertificate: path('/kelola/sertifikat/:certificateId/cabut'),
  clientLimit: path('/kelola/sistem/:clientId/batas'),
  endClient: path('/kelola/sistem/:clientId/akhiri'),
  webhooks: path('/kelola/sistem/:clientId/webhook'),
  webhook: path('/kelola/sistem/:clientId/webhook/:subscriptionId'),
  changeWebhook: path('/kelola/sistem/:clientId/webhook/:subscriptionId/:deed'),
  webhookDelivery: path('/kelola/sistem/:clientId/webhook/:subscriptionId/kiriman/:deliveryId'),

  robots: path('/robots.txt'),
  sitemap: path('/sitemap.xml'),
};
