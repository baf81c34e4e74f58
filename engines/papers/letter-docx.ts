import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  LineRuleType,
  PageNumber,
  Packer,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { composeLetter, type ComposedLetter } from './compose.ts';
import { docxProperties, fixedZipDates } from './docx-fixed.ts';
import { officialFont, type FontRole } from './fonts.ts';
import {
  bodyPt,
  dateInset,
  letterHead,
  page,
  pitchTwips,
  red,
  sealLines,
  size,
  trackingTwips,
  twips,
  typeArea,
} from './layout.ts';
import type { Figures, Letter } from './letter.ts';

const char = Math.round(bodyPt * 20);
const ruleOutdent = {
  left: twips((page.widthMm - letterHead.ruleWidthMm) / 2 - page.leftMm),
  right: twips((page.widthMm - letterHead.ruleWidthMm) / 2 - page.rightMm),
};
/** The grid already leaves half of what a line has over its character. */
const ruleToNumber = letterHead.ruleToTextPt * 20 - Math.round((pitchTwips - char) / 2);
const titleLineTwips = 560;
const classTopMm = 16;

/**
 * The letter as DOCX in the letter form, with the official fonts by name: Word finds them on the
 * reader's machine. The same letter and figures give the same bytes.
 *
 * @throws MissingFigureError when a slot has no figure.
 * @source GB/T 9704-2012
 */
export async function letterDocx(letter: Letter, figures: Figures): Promise<Uint8Array> {
  const composed = composeLetter(letter, figures);
  const document = new Document({
    title: composed.title,
    creator: composed.organ,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: faceOf('fangsong', size.body) } } },
    sections: [
      {
        properties: {
          titlePage: true,
          grid: { type: DocumentGridType.LINES, linePitch: pitchTwips },
          page: {
            size: { width: twips(page.widthMm), height: twips(page.heightMm) },
            margin: {
              top: twips(page.topMm),
              right: twips(page.rightMm),
              bottom: twips(page.bottomMm),
              left: twips(page.leftMm),
              header: twips(classTopMm),
              footer: twips(letterHead.lowerRuleMm),
              gutter: 0,
            },
          },
        },
        headers: { first: head(composed), default: emptyHeader(), even: emptyHeader() },
        footers: { first: lowerRule(), default: pageNumber('right'), even: pageNumber('left') },
        children: [...opening(composed), ...textOf(composed), ...ending(composed)],
      },
    ],
  });
  const packed = await Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: docxProperties(composed, letter.signedOn) },
  ]);
  return fixedZipDates(packed);
}

function faceOf(role: FontRole, points: number): IRunOptions {
  const font = officialFont[role];
  return {
    font: { ascii: font, hAnsi: font, eastAsia: font, cs: font },
    size: points * 2,
    characterSpacing: trackingTwips,
    language: { value: 'zh-CN', eastAsia: 'zh-CN' },
  };
}

function run(text: string, role: FontRole = 'fangsong', points: number = size.body): TextRun {
  return new TextRun({ ...faceOf(role, points), text });
}

function paragraph(options: IParagraphOptions): Paragraph {
  return new Paragraph({ widowControl: false, autoSpaceEastAsianText: false, ...options });
}

const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });
const rule = (style: 'thickThinSmallGap' | 'thinThickSmallGap', space: number) => ({
  style,
  color: red.slice(1).toUpperCase(),
  // Eighths of a point for the whole double line.
  size: 24,
  space,
});

/** Class, organ and the first double line; the line ends 170 mm wide, outside of the type area. */
function head(letter: ComposedLetter): Header {
  const line = Math.round(letter.organPt * 20 * 1.16);
  const runs = letter.organLines.map(
    (text, at) =>
      new TextRun({
        ...faceOf('xiaobiaosong', Math.round(letter.organPt * 2) / 2),
        characterSpacing: 0,
        color: red.slice(1).toUpperCase(),
        text,
        ...(at > 0 ? { break: 1 } : {}),
      }),
  );
  return new Header({
    children: [
      paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: {
          ...exactly(size.body * 20),
          after: twips(letterHead.organTopMm - classTopMm) - size.body * 20,
        },
        children: letter.classMark ? [run(letter.classMark, 'heiti')] : [],
      }),
      paragraph({
        alignment: AlignmentType.CENTER,
        indent: ruleOutdent,
        spacing: exactly(line),
        border: { bottom: rule(BorderStyle.THICK_THIN_SMALL_GAP, 11) },
        children: runs,
      }),
    ],
  });
}

function emptyHeader(): Header {
  return new Header({ children: [paragraph({})] });
}

function lowerRule(): Footer {
  return new Footer({
    children: [
      paragraph({
        indent: ruleOutdent,
        spacing: exactly(20),
        border: { bottom: rule(BorderStyle.THIN_THICK_SMALL_GAP, 0) },
      }),
    ],
  });
}

/** 四号, with dashes, one character in from the outer edge, its dash 7 mm below the type area. */
function pageNumber(side: 'left' | 'right'): Footer {
  const dashMm = page.bottomMm - 7;
  const lift = twips(dashMm - letterHead.lowerRuleMm) - size.small * 10;
  return new Footer({
    children: [
      paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: size.small * 20 },
        spacing: { ...exactly(size.small * 20), after: lift },
        children: [
          new TextRun({
            ...faceOf('fangsong', size.small),
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });
}

function opening(letter: ComposedLetter): Paragraph[] {
  const number = letter.documentNumber
    ? [
        paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { before: ruleToNumber },
          children: [run(letter.documentNumber)],
        }),
      ]
    : [];
  return [
    ...number,
    blank(),
    blank(),
    paragraph({
      alignment: AlignmentType.CENTER,
      // Exact and under the pitch, since a face with tall metrics would take two lines of the grid.
      spacing: exactly(titleLineTwips),
      children: letter.titleLines.map(
        (text, at) =>
          new TextRun({
            ...faceOf('xiaobiaosong', size.title),
            characterSpacing: 0,
            text,
            ...(at > 0 ? { break: 1 } : {}),
          }),
      ),
    }),
    blank(),
    paragraph({ children: [run(letter.salutation)] }),
  ];
}

function blank(): Paragraph {
  return paragraph({ children: [run('')] });
}

const roleOfLevel: readonly FontRole[] = ['fangsong', 'heiti', 'kaiti', 'fangsong', 'fangsong'];

function textOf(letter: ComposedLetter): Paragraph[] {
  return letter.paragraphs.map(({ level, runs }, at) =>
    paragraph({
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: 2 * char, firstLineChars: 200 },
      // A heading stays with its text, the last paragraph with the signature.
      keepNext:
        level > 0 || (at + 1 === letter.paragraphs.length && letter.attachments.length === 0),
      ...(level > 0 ? { outlineLevel: level - 1 } : {}),
      children: runs.map(({ text }) => run(text, roleOfLevel[level])),
    }),
  );
}

function ending(letter: ComposedLetter): Paragraph[] {
  const right = (text: string, indent: number, keepNext: boolean) =>
    paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: indent },
      keepNext,
      keepLines: true,
      children: [run(text)],
    });
  const follows = letter.notes.length > 0;
  return [
    ...attachments(letter),
    ...Array.from({ length: sealLines }, () => paragraph({ keepNext: true, children: [run('')] })),
    right(letter.signOrgan, Math.round(letter.organInset * char), true),
    right(letter.dateText, dateInset * char, follows),
    ...letter.notes.map((note) => paragraph({ indent: { left: 2 * char }, children: [run(note)] })),
    ...copies(letter),
  ];
}

function attachments(letter: ComposedLetter): Paragraph[] {
  if (letter.attachments.length === 0) return [];
  const lines = letter.attachments.map((name, at) =>
    paragraph({
      indent: { left: 5 * char, ...(at === 0 ? { hanging: 3 * char } : {}) },
      keepNext: true,
      children: [run(at === 0 ? `附件：${name}` : name)],
    }),
  );
  return [paragraph({ keepNext: true, children: [run('')] }), ...lines];
}

/** In a frame at the foot of the type area, wherever the letter ends. */
function copies(letter: ComposedLetter): Paragraph[] {
  if (!letter.copyTo) return [];
  const small = size.small * 20;
  return [
    paragraph({
      frame: {
        type: 'alignment',
        width: twips(typeArea.widthMm),
        height: 0,
        anchor: { horizontal: 'margin', vertical: 'margin' },
        alignment: { x: 'center', y: 'bottom' },
      },
      indent: { left: 4 * small, right: small, hanging: 3 * small },
      children: [run(`抄送：${letter.copyTo}`, 'fangsong', size.small)],
    }),
  ];
}
