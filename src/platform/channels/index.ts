export { demoMailer, type DemoMail, type Email, listDemoMail, type Mailer, smtpMailer } from './email/mailer.ts';
