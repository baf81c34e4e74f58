import {
  findingStops,
  growthText,
  readInlines,
  slotsOf,
  wordsOf,
  type LetterFigure,
  type LetterFinding,
} from '../contract.ts';

/** Order of a list: errors, open warnings, those that were kept. */
export function rankOf({ severity, passed }: LetterFinding): number {
  if (severity === 'error') return 0;
  return passed === null ? 1 : 2;
}

/** Findings that are to be dealt with before the submission. */
export function openFindings(findings: readonly LetterFinding[]): LetterFinding[] {
  const stops: readonly LetterFinding['severity'][] = findingStops.submit;
  return findings.filter((each) => each.passed === null && stops.includes(each.severity));
}

/** Findings of one kind, each of its words once; at most as many as are kept at a time. */
export function sameKind(
  findings: readonly LetterFinding[],
  { code }: LetterFinding,
): LetterFinding[] {
  const kind = findings.filter((each) => each.code === code);
  const first = kind.filter(
    (each, at) => kind.findIndex((it) => wordsOf(it) === wordsOf(each)) === at,
  );
  return first.slice(0, 100);
}

/**
 * Where a place of the printed paragraph stands in the line of the editor, in which `[[slot]]` stands for a figure.
 *
 * @param at  Characters from the beginning as printed.
 */
export function placeInLine(line: string, at: number, figures: readonly LetterFigure[]): number {
  let printed = 0;
  let typed = 0;
  for (const piece of readInlines(line)) {
    const isText = piece.kind === 'text';
    const shown = isText ? piece.text : (shownAs(piece.slotId, figures) ?? '\ufffc');
    const length = isText ? piece.text.length : piece.slotId.length + 4;
    if (at < printed + shown.length) return typed + (isText ? at - printed : 0);
    printed += shown.length;
    typed += length;
  }
  return line.length;
}

/** A figure as it is printed: of a slot, or a growth. */
function shownAs(name: string, figures: readonly LetterFigure[]): string | undefined {
  const [of, base] = slotsOf(name).map((slot) => figures.find((each) => each.slotId === slot));
  return of && base ? growthText(of.measure, base.measure) : of?.shown;
}
