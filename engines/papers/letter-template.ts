import {
  bodyPt,
  dateInset,
  letterHead,
  page,
  pitchPt,
  red,
  sealLines,
  size,
  typeArea,
} from './layout.ts';

/**
 * The letter form as a template of the typesetter. Content comes in as data and is never read as
 * markup, so no text of a letter can become a command.
 *
 * Lines sit on the grid by themselves: every text is boxed to the height of a body character, whatever
 * its size, and blocks are one pitch less that height apart.
 *
 * @source GB/T 9704-2012 sections 5, 7 and 10.1
 */
export const letterTemplate = `
#let paper = json(bytes(sys.inputs.paper))
#let fonts = paper.fonts
#let char = ${bodyPt}pt
#let pitch = ${pitchPt}pt
#let gap = pitch - char
#let red = rgb("${red}")
#let type-top = ${page.topMm}mm

#let organ-height = paper.organLines.len() * paper.organPt * 1pt * 1.16
#let rule-y = ${letterHead.organTopMm}mm + organ-height + ${letterHead.organToRuleMm}mm
#let number-y = rule-y + 4pt + ${letterHead.ruleToTextPt}pt
#let title-y = if "documentNumber" in paper { number-y + 3 * pitch } else { rule-y + 4pt + 2 * pitch + gap / 2 }

#let double-rule(..thickness) = stack(
  dir: ttb,
  // From middle to middle: half of 2 pt, a gap of 1.2 pt, half of 0.75 pt.
  spacing: 2.6pt,
  ..thickness.pos().map(it => line(length: ${letterHead.ruleWidthMm}mm, stroke: it + red)),
)
#let rule-x = ${(page.widthMm - letterHead.ruleWidthMm) / 2}mm

#let first-page = {
  if "classMark" in paper {
    place(top + right, dx: -${page.rightMm}mm, dy: 16mm, text(font: fonts.heiti, paper.classMark))
  }
  place(top + center, dy: ${letterHead.organTopMm}mm, block(
    width: ${letterHead.ruleWidthMm}mm,
    {
      set par(leading: 0.16em, spacing: 0pt, justify: false, first-line-indent: 0pt)
      set align(center)
      set text(font: fonts.xiaobiaosong, size: paper.organPt * 1pt, fill: red)
      paper.organLines.join(linebreak())
    },
  ))
  place(top + left, dx: rule-x, dy: rule-y + 1pt, double-rule(2pt, 0.75pt))
  if "documentNumber" in paper {
    place(top + right, dx: -${page.rightMm}mm, dy: number-y, paper.documentNumber)
  }
  place(bottom + left, dx: rule-x, dy: -${letterHead.lowerRuleMm}mm - 1pt, double-rule(0.75pt, 2pt))
}

#let later-page(number) = {
  set text(size: ${size.small}pt)
  let mark = [— #number —]
  let y = ${page.topMm + typeArea.heightMm}mm + 7mm - ${size.small}pt * 0.5
  if calc.odd(number) {
    place(top + right, dx: -${page.rightMm}mm - ${size.small}pt, dy: y, mark)
  } else {
    place(top + left, dx: ${page.leftMm}mm + ${size.small}pt, dy: y, mark)
  }
}

#set document(title: paper.title, author: paper.organ, date: if paper.date == none { none } else { datetime(..paper.date) })
#set text(
  font: fonts.fangsong, size: char, lang: "zh", region: "cn", fallback: false, hyphenate: false,
  cjk-latin-spacing: none, overhang: false, top-edge: 0.88em, bottom-edge: -0.12em,
)
#set par(leading: gap, spacing: gap, justify: true, linebreaks: "simple", first-line-indent: (amount: 2em, all: true))
#set block(spacing: gap)
#set page(
  width: ${page.widthMm}mm, height: ${page.heightMm}mm,
  margin: (top: type-top, bottom: ${page.bottomMm}mm, left: ${page.leftMm}mm, right: ${page.rightMm}mm),
  background: context {
    let number = counter(page).get().first()
    if number == 1 { first-page } else { later-page(number) }
  },
)

#let flush(body) = { set par(first-line-indent: 0pt); body }
// A box stands on its bottom edge, which lies 0.12 em below the line on which its characters stand.
#let words(it) = it.runs.map(run => if run.whole { box(baseline: 0.12em, run.text) } else { [#run.text] }).join()
#let face(level) = if level == 1 { fonts.heiti } else if level == 2 { fonts.kaiti } else { fonts.fangsong }

#v(title-y - type-top)
#block(width: 100%, {
  set par(justify: false, first-line-indent: 0pt)
  set align(center)
  set text(font: fonts.xiaobiaosong, size: ${size.title}pt, top-edge: 0.38em + char / 2, bottom-edge: 0.38em - char / 2)
  paper.titleLines.join(linebreak())
})
#v(pitch)
#block(sticky: true, flush(paper.salutation))

#for (at, it) in paper.paragraphs.enumerate() {
  let last = at + 1 == paper.paragraphs.len()
  if it.level > 0 {
    block(width: 100%, sticky: true, par(text(font: face(it.level), words(it))))
  } else if last and paper.attachments.len() == 0 {
    // The signature never stands alone on a page.
    block(width: 100%, sticky: true, par(words(it)))
  } else {
    par(words(it))
  }
}

#if paper.attachments.len() > 0 {
  v(pitch)
  block(width: 100%, sticky: true, flush(grid(
    columns: (5em, 1fr), row-gutter: gap,
    ..paper.attachments.enumerate().map(((at, name)) => (
      if at == 0 { h(2em) + "附件：" }, par(justify: false, name),
    )).flatten(),
  )))
}

#block(breakable: false, width: 100%, {
  set par(first-line-indent: 0pt, justify: false)
  v(${sealLines} * pitch, weak: false)
  context {
    let width(it) = measure(it).width
    let inset = ${dateInset} * char + (width(paper.dateText) - width(paper.signOrgan)) / 2
    align(right, block(inset: (right: calc.max(0pt, inset)), paper.signOrgan))
    align(right, block(inset: (right: ${dateInset} * char), paper.dateText))
  }
  for note in paper.notes { block(inset: (left: 2em), note) }
})

// At the foot of the last page's type area, clear of the notes; on a page of its own only without room.
#if "copyTo" in paper {
  place(bottom, float: true, clearance: gap / 2, block(width: 100%, inset: (x: ${size.small}pt), {
    set text(size: ${size.small}pt)
    set par(first-line-indent: 0pt)
    grid(columns: (3em, 1fr), align: top + left, "抄送：", paper.copyTo)
  }))
}
`;
