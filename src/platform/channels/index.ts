export { demoMailer, type DemoMail, type Email, type Mailer, smtpMailer } from './email/mailer.ts';
export { type Answer, type Failure, post } from './outside/post.ts';
export { isNetwork, type Reach, reachOf } from './outside/reach.ts';
export { countOldDemoMail, dropOldDemoMail } from './email/old-mail.ts';
