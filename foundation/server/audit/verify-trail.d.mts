import type { Anchor } from './export-trail.ts';

export class TrailVerifier {
  readonly findings: string[];
  readonly rows: number;
  readonly seals: number;
  constructor(anchors: readonly Anchor[]);
  take(line: unknown): void;
  end(): string[];
}
