export { cursorOf, readCursor } from '#web';
