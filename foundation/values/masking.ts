/** Surnames of two characters that are in use (复姓). A name of just these two is read as 欧 + 阳. */
const compoundSurnames = new Set(
  (
    '欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 轩辕 南宫 ' +
    '独孤 西门 东郭 百里 呼延 端木 公冶 太史 申屠 公羊 澹台 濮阳 淳于 单于 仲孙 钟离 闻人 ' +
    '鲜于 闾丘 司寇 完颜 拓跋 赫连 纳兰 第五 左丘 梁丘 公西 巫马 宗政 万俟 乐正 漆雕 壤驷 ' +
    '东门 南门 谷梁 段干 公良 歐陽 諸葛 長孫 鍾離 聞人 單于 鮮于 尉遲 東方 東郭 軒轅 赫連 納蘭'
  ).split(' '),
);

/**
 * A name as publicity lists show it: the surname and one star (`王*`, `欧阳*`).
 *
 * Names of other shapes (`买买提·艾力`, `Anna Berg`) keep their first character; a name of a single
 * character keeps nothing.
 *
 * @source publication rule of the reply letters' public lists; the remaining length is hidden too.
 */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  if (signs.length < 2) return '*';
  const first = signs.slice(0, 2).join('');
  const shown = signs.length > 2 && compoundSurnames.has(first) ? first : signs[0];
  return `${shown}*`;
}

/**
 * An identity or passport number.
 *
 * @param audience  `staff`: first 3 and last 4 (`510***********1234`); `public`: last 4 only.
 */
export function maskIdentityNumber(number: string, audience: 'staff' | 'public'): string {
  return audience === 'staff' ? keepEnds(number, 3, 4) : keepEnds(number, 0, 4);
}

/** A telephone number: `138****5678`. */
export function maskPhone(number: string): string {
  return keepEnds(number, 3, 4);
}

/** An e-mail address: its first character and where it goes (`l***@example.cn`). */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}***${at < 0 ? '' : email.slice(at)}`;
}

/** A bank account: four stars and the last 4 digits, so that its length is not told either. */
export function maskAccount(number: string): string {
  return `****${keepEnds(number, 0, 4).replaceAll('*', '')}`;
}

/** A birth date tells much of an identity number: only the year stays (`1990-**-**`). */
export function maskBirthDate(birthOn: string): string {
  return `${birthOn.slice(0, 4)}-**-**`;
}

/**
 * Stars for all but the ends. A text too short to hide at least four characters, or as many as it
 * would show of its ends, shows less: only its tail, or nothing.
 */
function keepEnds(text: string, head: number, tail: number): string {
  const signs = [...text.trim()];
  const hidden = signs.length - head - tail;
  if (hidden < 4) return head > 0 ? keepEnds(text, 0, tail) : '*'.repeat(Math.max(signs.length, 4));
  return [...signs.slice(0, head), '*'.repeat(hidden), ...signs.slice(signs.length - tail)].join(
    '',
  );
}
