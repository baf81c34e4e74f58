/**
 * The numbers of the letter layout, once, for all three exporters.
 *
 * @source GB/T 9704-2012 5 (page), 7.3 (text) and 10.1 (letter form)
 */
export const page = {
  widthMm: 210,
  heightMm: 297,
  topMm: 37,
  leftMm: 28,
  rightMm: 26,
  bottomMm: 35,
} as const;

/** Type area 156 × 225 mm, filled by 22 lines of 28 characters. */
export const typeArea = { widthMm: 156, heightMm: 225, lines: 22, characters: 28 } as const;

/** Type sizes in points: 二号, 三号, 四号. */
export const size = { title: 22, body: 16, small: 14 } as const;

/** A body character in the PDF: 156 mm over 28, so that a line holds 28 and not 27. */
export const bodyPt = 15.79;

/** Line pitch: 579 twips, which puts 22 lines on 225 mm. */
export const pitchTwips = 579;
export const pitchPt = pitchTwips / 20;

/** Twips taken from each 16-point character in Word, to the same end as `bodyPt`. */
export const trackingTwips = -5;

/** Red of the head and of the two double lines. */
export const red = '#e60012';

export const letterHead = {
  /** Upper edge of the organ's name to the upper edge of the paper. */
  organTopMm: 30,
  /** Name to the first double line. */
  organToRuleMm: 4,
  /** Second double line to the lower edge of the paper. */
  lowerRuleMm: 20,
  ruleWidthMm: 170,
  /** 7/8 of a 三号 character between a double line and the text next to it. */
  ruleToTextPt: 14,
} as const;

/** Characters between the date and the right edge of the type area (7.3.5.1). */
export const dateInset = 4;

/** Blank lines left over the organ's name so that a seal can stand on name and date. */
export const sealLines = 2;

/** Twips (1/20 pt) of a length in millimetres. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4);
}
