// How far a person has come in the lessons, and the address of a lesson.

/** That the answer of a lesson was looked at. */
export interface Mark {
  /** The choice that was made before, or null. */
  choice: number | null;
  /** Whether the task was done. */
  done: boolean;
}

export type Marks = { readonly [id: string]: Mark };

export const hashOfLesson = (id: string): string => `#lesson/${id}`;

/** The ID in the hash of an address, or null if it is no lesson's. */
export function lessonOfHash(hash: string): string | null {
  return /^#lesson\/([a-z0-9-]{1,64})$/.exec(hash)?.[1] ?? null;
}
