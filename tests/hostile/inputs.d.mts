export interface HostileInput {
  name: string;
  text(): string;
  /** What the report must say of it. */
  says?: RegExp;
}
export const hostile: HostileInput[];
