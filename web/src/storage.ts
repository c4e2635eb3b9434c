// What survives a reload. Local storage may be full, forbidden or filled by an older page: then
// nothing is kept and nothing breaks.

export interface Storage {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
}

const prefix = 'kserve-playground/';

export const localStore: Storage = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(prefix + key, JSON.stringify(value));
    } catch {
      // Kept by nobody; the page itself still holds it.
    }
  },
};

/** Keeps nothing: an embed is part of somebody's page. */
export const noStore: Storage = { read: () => null, write: () => {} };
