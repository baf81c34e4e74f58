import { bodyPt, page, pitchPt, red, size } from './layout.ts';

/** A sheet on a wide screen, a readable column on a phone, the letter form on paper. */
export const letterCss = `
:root { --red: ${red}; --line: ${pitchPt}pt; color-scheme: light; }
* { box-sizing: border-box; }
body {
  margin: 0; background: #eef0f2; color: #000; font-size: ${bodyPt}pt; line-height: var(--line);
  font-family: "仿宋_GB2312", FangSong_GB2312, FangSong, STFangsong, "Noto Serif SC", "Noto Serif CJK SC", serif;
}
.letter {
  display: flow-root; position: relative; width: ${page.widthMm}mm; min-height: ${page.heightMm}mm;
  margin: 8mm auto; padding: 30mm ${page.rightMm}mm ${page.bottomMm}mm ${page.leftMm}mm;
  background: #fff; box-shadow: 0 1px 3px #0003, 0 8px 24px #0000001a;
}
p, h1, h2, h3, h4, h5, ul { margin: 0; padding: 0; font-size: inherit; font-weight: normal; line-height: inherit; }
p, h2, h3, h4, h5 { text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
h2, h3, h4, h5 { break-after: avoid; }
h2 { font-family: "黑体", SimHei, STHeiti, "Noto Sans SC", "Noto Sans CJK SC", sans-serif; }
h3 { font-family: "楷体_GB2312", KaiTi_GB2312, KaiTi, STKaiti, "Noto Serif SC", serif; }
.organ, h1, .number, .class, .salutation, .sign p, footer p { text-indent: 0; }
.class { position: absolute; top: 16mm; right: ${page.rightMm}mm; line-height: 1; font-family: "黑体", SimHei, sans-serif; }
.organ, h1 { text-align: center; font-family: "方正小标宋简体", FZXiaoBiaoSong-B05S, STZhongsong, "Noto Serif SC", serif; font-weight: 600; }
.organ { margin: 0 -5mm; color: var(--red); font-size: var(--organ-size); line-height: 1.16; }
.organ span, h1 span { display: block; }
hr { margin: 4mm -6mm 14pt -8mm; height: 4pt; border: 0; border-top: 2.1pt solid var(--red); border-bottom: .7pt solid var(--red); }
.number { text-align: right; line-height: 1; }
h1 { margin: calc(2 * var(--line)) 0 var(--line); font-size: ${size.title}pt; }
.attachments { display: flex; margin: var(--line) 0 0 2em; }
.attachments p { flex: none; text-indent: 0; }
.attachments ul { list-style: none; }
.sign { display: grid; justify-items: end; margin: calc(2 * var(--line)) 0 0; break-inside: avoid; break-before: avoid; }
.sign p { text-align: right; }
.sign .on { padding-right: 4em; }
.sign .by { padding-right: var(--organ-inset); }
.note { padding-left: 2em; text-indent: 0; }
footer { margin: calc(2 * var(--line)) ${size.small}pt 0; font-size: ${size.small}pt; }
footer p { padding-left: 3em; text-indent: -3em; }
data { white-space: nowrap; }
data a { color: inherit; text-decoration: underline dotted #b00; text-underline-offset: .25em; }
data a:hover { text-decoration-style: solid; }
data a:focus-visible { outline: 2px solid #06c; outline-offset: 2px; }
@media screen and (max-width: 820px) {
  body { background: #fff; font-size: 17px; line-height: 1.8; --line: 1.8em; }
  .letter { width: auto; min-height: 0; margin: 0; padding: 20px 18px 40px; box-shadow: none; }
  .class { position: static; text-align: right; margin-bottom: 8px; }
  .organ { margin: 0; font-size: min(var(--organ-size), 6.4vw); }
  .organ span, h1 span { display: inline; }
  .organ, h1 { text-wrap: balance; }
  hr { margin: 10px 0 12px; }
  h1 { margin: 1.4em 0 1em; font-size: 22px; line-height: 1.4; }
  footer { margin: 2em 0 0; font-size: 15px; }
}
@page {
  size: A4; margin: ${page.topMm}mm ${page.rightMm}mm ${page.bottomMm}mm ${page.leftMm}mm;
}
@page :right { @bottom-right { content: "— " counter(page) " —"; padding: 0 14pt; font-size: ${size.small}pt; } }
@page :left { @bottom-left { content: "— " counter(page) " —"; padding: 0 14pt; font-size: ${size.small}pt; } }
@page :first { margin-top: 30mm; @bottom-right { content: none; } @bottom-left { content: none; } }
@media print {
  body { background: none; orphans: 1; widows: 1; }
  .letter { width: auto; min-height: 0; margin: 0; padding: 0; box-shadow: none; }
  .class { top: -14mm; right: 0; }
  data a { text-decoration: none; }
}
`;
