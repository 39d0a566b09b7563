import { presentTrace } from '#kernel';
import { type DestinationStream, type Logger, pino } from 'pino';

/** One JSON object a line. What is logged names routes, codes and identifiers; never people. */
export function makeLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    { level, base: undefined, serializers: { err: describeError }, mixin: traceOf },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}

/** By which a line and the trace it was written in find one another. */
function traceOf(): object {
  const trace = presentTrace();
  return trace ? { trace_id: trace.traceId, span_id: trace.spanId } : {};
}

interface DatabaseError {
  readonly severity?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
}

/**
 * What the log keeps of a defect: its kind, code and the lines of the stack. Messages of PostgreSQL and of parsers
 * quote the values they stumbled over, so those are left out or masked.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { severity, code, constraint, table } = error as DatabaseError;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code,
    ...(severity === undefined ? { message: mask(error.message) } : { constraint, table }),
    stack: frames.join('\n'),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

/** Blanks what may be an e-mail address, a network address or a number of a person in a text. */
function mask(text: string): string {
  return text
    .replace(/[^\s"'<>]+@[^\s"'<>]+/g, '…')
    .replace(/\b\d{1,3}(\.\d{1,3}){3}\b/g, '…')
    .replace(/\b[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}\b/gi, '…')
    .replace(/\+?\d[\d .-]{6,}\d/g, '…')
    .slice(0, 500);
}
