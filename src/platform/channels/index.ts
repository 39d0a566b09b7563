export { demoMailer, type DemoMail, type Email, type Mailer, smtpMailer } from './email/mailer.ts';
export { countOldDemoMail, dropOldDemoMail } from './email/old-mail.ts';
