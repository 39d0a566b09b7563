import { Type } from 'typebox';
import { Id, Instant, nullable } from './basics.ts';
import { Requirement } from './service.ts';

export const DraftLine = Type.Object(
  {
    id: Id,
    service: Type.String(),
    agency: Id,
    mandate: nullable(Type.String({ format: 'uuid', description: 'By which it is filled in for somebody else; null for one’s own.' })),
    updatedAt: Instant,
  },
  { title: 'DraftLine' },
);

export const DraftFiles = Type.Record(Type.String(), Type.Array(Id, { maxItems: 20 }), { description: 'Ids of files, by requirement.' });

export const Draft = Type.Object(
  {
    ...DraftLine.properties,
    version: Type.Integer(),
    answers: Type.Record(Type.String(), Type.Unknown()),
    files: DraftFiles,
    pages: Type.Array(Type.Object({ key: Type.String(), title: Type.String(), done: Type.Boolean() })),
    requirements: Type.Array(Requirement),
    missingFiles: Type.Array(Type.String()),
    complete: Type.Boolean(),
    caseId: nullable(Id),
    continues: nullable(Type.String({ format: 'uuid', description: 'The case it goes on from.' })),
    suggested: Type.Record(Type.String(), Type.Unknown(), {
      description: 'Answers brought along, by page; they count once they are sent.',
    }),
  },
  { title: 'Draft' },
);

export const StoredFile = Type.Object(
  { id: Id, name: Type.String(), mediaType: Type.String(), bytes: Type.Integer(), sha256: Type.String() },
  { title: 'StoredFile' },
);

export const Me = Type.Object(
  {
    id: Id,
    name: Type.String(),
    email: nullable(Type.String()),
    offices: Type.Array(Type.Object({ role: Type.String(), title: nullable(Type.String()), agency: Id })),
    scopes: nullable(Type.Array(Type.String(), { description: 'What a program may do; null for a person.' })),
  },
  { title: 'Me' },
);

export const Notice = Type.Object(
  { id: Id, subject: Type.String(), body: Type.String(), at: Instant, readAt: nullable(Instant) },
  { title: 'Notice' },
);
