import { type FileStorage, MissingContent } from './storage.ts';

/**
 * Two stores as one, while contents move from the former to the present: what comes lies in the present, what is
 * asked for is found in either.
 */
export function layeredStorage(present: FileStorage, former: FileStorage): FileStorage {
  const inEither = async <T>(look: (store: FileStorage) => Promise<T>): Promise<T> => {
    // Looked for in the present one again in the end: it may have moved between the first look and the second.
    for (const store of [present, former]) {
      try {
        return await look(store);
      } catch (error) {
        if (!(error instanceof MissingContent)) throw error;
      }
    }
    return look(present);
  };
  return {
    place: present.place,
    put: (bytes) => present.put(bytes),
    get: (sha256) => inEither((store) => store.get(sha256)),
    open: (sha256) => inEither((store) => store.open(sha256)),
    async *list(before) {
      yield* present.list(before);
      yield* former.list(before);
    },
    async remove(sha256, before) {
      const gone = [await former.remove(sha256, before), await present.remove(sha256, before)];
      return gone.includes(true);
    },
    probe: () => present.probe(),
  };
}
