export { demoMailer, type DemoMail, type Email, type Mailer, smtpMailer } from './email/mailer.ts';
