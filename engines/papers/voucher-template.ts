import { page } from './layout.ts';

/** A payment voucher: organ, title, summary, a table of payments with their sum, who acted, notes. */
export const voucherTemplate = `
#let paper = json(bytes(sys.inputs.paper))
#let fonts = paper.fonts
#set document(title: paper.title, author: paper.organ, date: none)
#set text(
  font: fonts.fangsong, size: 10.5pt, lang: "zh", region: "cn", fallback: false, hyphenate: false,
  cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em,
)
#set par(leading: 0.5em, spacing: 0.5em)
#let grey = luma(35%)
#set page(
  // A4 on its side: sums in words are wide.
  width: ${page.heightMm}mm, height: ${page.widthMm}mm, margin: (x: 18mm, top: 16mm, bottom: 18mm),
  footer: context {
    set text(size: 9pt, fill: grey)
    paper.number
    h(1fr)
    [#counter(page).display() / #counter(page).final().first()]
  },
)

#align(center, text(size: 12pt, paper.organ))
#v(1.5mm)
#align(center, text(font: fonts.xiaobiaosong, size: 20pt, paper.title))
#v(4mm)
#grid(
  columns: (auto, 1fr, auto, 1fr), column-gutter: (0.8em, 2em, 0.8em), row-gutter: 2.4mm,
  ..paper.summary.map(it => (
    text(fill: grey, it.label), text(font: fonts.heiti, it.value),
  )).flatten(),
)
#v(2mm)
#table(
  columns: (auto, auto, 1fr, 1.5fr, auto, 1.6fr), inset: (x: 5pt, y: 5pt), stroke: 0.4pt + luma(45%),
  align: (x, y) => if y == 0 { center + horizon } else if x == 0 or x == 4 { right + horizon } else { left + horizon },
  table.header(..paper.heads.map(it => text(font: fonts.heiti, it))),
  ..paper.lines.flatten(),
  table.cell(colspan: 4, align: left + horizon, text(font: fonts.heiti, paper.sum.label)),
  text(font: fonts.heiti, paper.sum.amount), text(font: fonts.heiti, paper.sum.words),
)
#if paper.sources.len() > 0 {
  v(2mm)
  text(fill: grey, paper.sourcesLabel)
  v(1mm)
  grid(columns: (auto, auto), column-gutter: 3em, row-gutter: 1.4mm, align: (left, right),
    ..paper.sources.map(it => (it.name, it.amount)).flatten())
}
#v(5mm)
#block(breakable: false, width: 100%, {
  grid(
    columns: (1fr,) * paper.signatures.len(), column-gutter: 8mm,
    ..paper.signatures.map(it => stack(dir: ttb, spacing: 1.6mm,
      text(fill: grey, it.label), text(font: fonts.heiti, it.name), text(size: 9pt, it.at),
      v(1mm), line(length: 100%, stroke: 0.5pt),
    )),
  )
  v(3mm)
  set text(size: 9pt, fill: grey)
  for note in paper.notes { par(note) }
})
`;
