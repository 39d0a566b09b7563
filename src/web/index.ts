export { buildWeb, type RouteLine, routesOf, type SeenRequest, type WebOptions } from './app.ts';
export {
  about,
  type After,
  cursorOf,
  Day,
  Following,
  Id,
  Idempotent,
  Instant,
  nullable,
  pageFrom,
  pageOf,
  readCursor,
} from './api.ts';
export { asCsv, inSlices, sendCsv } from './csv.ts';
export { type OneFileForm, readOneFile } from './one-file.ts';
export { getActor, getPerson, getProven } from './guard.ts';
export { kitRoutes } from './kit/route.tsx';
export { type Load, loadOf } from './load.ts';
export { path, type Path } from './path.ts';
export { problemOf } from './problem.ts';
export { pdfLibraryAddress } from './pdf-library.ts';
export { type PageOptions, render, renderForAll } from './render.ts';
export type { Operation, Policy, Reply, Request, Routes, WebApp } from './types.ts';
export { type ConsoleSection, type NavItem, useView, type View, type WorkPage } from './view.ts';
export { wantsJson } from './wants-json.ts';
