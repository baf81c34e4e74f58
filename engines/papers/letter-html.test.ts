import { describe, expect, it } from 'vitest';
import { MissingFigureError } from './compose.ts';
import { letterHtml } from './letter-html.ts';
import { figure, text } from './letter.ts';
import { boundFigure, exampleFigures, exampleLetter } from './testing/example-letter.ts';

describe('a letter as HTML', () => {
  it('is Chinese, self-contained and without script', () => {
    const html = letterHtml(exampleLetter, exampleFigures);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).not.toMatch(/<script|<link|<img|url\(|@import/);
    expect(html).toContain('<h2>一、工作开展情况</h2>');
  });

  it('binds each figure and links it to where it can be checked', () => {
    const html = letterHtml(exampleLetter, exampleFigures, { verifyUrl: '/luzhou/letters/7' });
    expect(html).toMatch(/<data value="250000" data-slot="cap" [^>]*data-rows-digest="sm3:0f1e">/);
    expect(html).toContain('<a href="/luzhou/letters/7#cap">25万元</a></data>');
  });

  it('escapes every text', () => {
    const evil = '<script>alert("x")</script>&\'';
    const html = letterHtml(
      {
        ...exampleLetter,
        organ: evil,
        title: evil,
        salutation: evil,
        blocks: [
          { kind: 'heading', level: 1, inlines: [text(evil)] },
          { kind: 'paragraph', inlines: [figure('"><script>')] },
        ],
        closing: evil,
        attachments: [evil],
        signOrgan: evil,
        copyTo: [evil],
        notes: [evil],
      },
      { '"><script>': boundFigure(evil, 1, evil) },
      { verifyUrl: '/x?"><script>' },
    );
    expect(html).not.toContain('<script');
  });

  it('refuses a verify address that runs something', () => {
    for (const verifyUrl of [
      'javascript:alert(1)',
      '//evil.example',
      'data:text/html,x',
      'java\tscript:',
    ])
      expect(() => letterHtml(exampleLetter, exampleFigures, { verifyUrl })).toThrow(RangeError);
  });

  it('stops at a slot without a figure', () => {
    const { cap: _cap, ...rest } = exampleFigures;
    expect(() => letterHtml(exampleLetter, rest)).toThrow(MissingFigureError);
    const letter = {
      ...exampleLetter,
      blocks: [{ kind: 'paragraph' as const, inlines: [figure('constructor')] }],
    };
    expect(() => letterHtml(letter, {})).toThrow(MissingFigureError);
  });

  it('leaves the date open while a letter is not signed', () => {
    const html = letterHtml({ ...exampleLetter, signedOn: undefined }, exampleFigures);
    expect(html).toContain('年\u3000月\u3000日');
    expect(html).not.toContain('<time');
  });
});
