import { grades, topics, type Grade, type Statistics } from './contract.ts';

/** One item of the year, as it is counted. */
export interface Counted {
  readonly topic: string;
  readonly unit: string | null;
  readonly resultClass: string | null;
  readonly answered: boolean;
  readonly inTime: boolean;
  readonly met: boolean;
  /** The worst grade of its first, and of its newest, ratings. */
  readonly first: Grade | null;
  readonly final: Grade | null;
}

/** Figures of a year as they are published: counts with their share of the base they have. */
export function countYear(rows: readonly Counted[], classes: readonly string[]): Statistics {
  const answered = rows.filter((row) => row.answered);
  const by = (id: string, base: number, count: number) => ({
    id,
    count,
    permille: base === 0 ? 0 : Math.round((1000 * count) / base),
  });
  const ratedBy = (pick: (row: Counted) => Grade | null) => {
    const all = rows.map(pick).filter((each) => each !== null);
    return grades.map((grade) => by(grade, all.length, all.filter((it) => it === grade).length));
  };
  const amongAnswered = (id: string, test: (row: Counted) => boolean) =>
    by(id, answered.length, answered.filter(test).length);
  return {
    total: rows.length,
    units: new Set(rows.flatMap(({ unit }) => (unit === null ? [] : [unit]))).size,
    byTopic: topics.map((id) => by(id, rows.length, rows.filter((it) => it.topic === id).length)),
    byClass: classes.map((id) => amongAnswered(id, (row) => row.resultClass === id)),
    answered: by('answered', rows.length, answered.length),
    inTime: amongAnswered('in-time', (row) => row.inTime),
    met: amongAnswered('met', (row) => row.met),
    first: ratedBy((row) => row.first),
    final: ratedBy((row) => row.final),
  };
}
