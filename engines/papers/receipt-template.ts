import { page } from './layout.ts';

/** A list paper: organ, title, reference, rows of label and value, notes, places to sign. */
export const receiptTemplate = `
#let paper = json(bytes(sys.inputs.paper))
#let fonts = paper.fonts
#set document(title: paper.title, author: paper.organ, date: none)
#set text(
  font: fonts.fangsong, size: 12pt, lang: "zh", region: "cn", fallback: false, hyphenate: false,
  cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em,
)
#set par(leading: 0.6em, spacing: 0.6em)
#set page(
  width: ${page.widthMm}mm, height: ${page.heightMm}mm,
  margin: (top: 25mm, bottom: 25mm, left: ${page.leftMm}mm, right: ${page.rightMm}mm),
  footer: context {
    set text(size: 9pt, fill: luma(35%))
    paper.reference
    h(1fr)
    [#counter(page).display() / #counter(page).final().first()]
  },
)
#let grey = luma(35%)

#align(center, text(size: 13pt, paper.organ))
#v(3mm)
#align(center, { set par(leading: 0.4em); text(font: fonts.xiaobiaosong, size: 22pt, paper.title) })
#v(7mm)
#line(length: 100%, stroke: 1.2pt)
#v(1.5mm)
#grid(columns: (auto, 1fr), column-gutter: 1em, align: horizon,
  text(fill: grey, paper.referenceLabel),
  text(font: fonts.heiti, size: 15pt, tracking: 0.04em, paper.reference),
)
#v(1.5mm)
#line(length: 100%, stroke: 0.5pt)
#table(
  columns: (34%, 1fr), inset: (x: 0pt, y: 8pt), stroke: (x, y) => (bottom: 0.4pt + luma(75%)),
  ..paper.rows.map(it => (
    pad(right: 1em, text(fill: grey, it.label)),
    text(font: fonts.heiti, it.value),
  )).flatten(),
)
#if paper.notes.len() > 0 {
  v(4mm)
  set text(size: 10.5pt)
  set par(hanging-indent: 1.6em)
  for (at, note) in paper.notes.enumerate() { par(str(at + 1) + ". " + note) }
}
#if paper.signatures.len() > 0 {
  v(14mm)
  block(breakable: false, width: 100%, grid(
    columns: (1fr,) * calc.min(2, paper.signatures.len()), column-gutter: 10mm, row-gutter: 14mm,
    ..paper.signatures.map(it => stack(dir: ttb, spacing: 2mm, it, v(7mm), line(length: 100%, stroke: 0.5pt))),
  ))
}
`;
