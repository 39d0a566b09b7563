export { buildWeb, type RouteLine, routesOf, type SeenRequest, type WebOptions } from './app.ts';
export { getActor, getPerson, getProven } from './guard.ts';
export { kitRoutes } from './kit/route.tsx';
export { type Load, loadOf } from './load.ts';
export { path, type Path } from './path.ts';
export { type PageOptions, render, renderForAll } from './render.ts';
export type { Operation, Policy, Reply, Request, Routes, WebApp } from './types.ts';
export { type NavItem, useView, type View } from './view.ts';
export { wantsJson } from './wants-json.ts';
