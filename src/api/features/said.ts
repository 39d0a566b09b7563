export { about } from '#web';
