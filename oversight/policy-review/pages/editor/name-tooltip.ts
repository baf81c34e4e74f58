import type { Localized } from '@yanzhen/values/localized.ts';
import type { Words } from '@yanzhen/web-kit/words.ts';
import type { PolicyName } from './policy-names.ts';

const codesMost = 8;

/** What a name means, as a small panel; its texts are set as text, never as markup. */
export function nameTooltip(
  { name, kind, label, fact, value }: PolicyName,
  text: (of: Localized) => string,
  t: Words,
): HTMLElement {
  const panel = document.createElement('div');
  panel.className = 'yz-policy-name';
  const add = (tag: 'strong' | 'p', says: string): void => {
    const part = document.createElement(tag);
    part.textContent = says;
    panel.append(part);
  };
  add('strong', name);
  add('p', `${text(label)} · ${t(`pages.editor.kind.${kind}`)}`);
  if (value !== undefined) add('p', value);
  if (fact) {
    const unit = fact.unit === null ? '' : ` (${fact.unit})`;
    add('p', `${t(`pages.editor.type.${fact.type}`)}${unit}`);
    add('p', text(fact.purpose));
    const codes = fact.codes.slice(0, codesMost).map((each) => `${each.code} ${text(each.label)}`);
    const more = fact.codes.length > codesMost ? ['…'] : [];
    if (codes.length > 0) add('p', [...codes, ...more].join(' · '));
  }
  return panel;
}
