/** Fixed words of a payment voucher. It is a paper of the city's accounts, so it is Chinese for every reader. */
export const voucherWords = {
  title: '人才补助资金拨付凭证',
  number: '批次号',
  benefit: '政策事项',
  releasedOn: '拨付日期',
  lines: '笔数',
  heads: ['序号', '业务编号', '户名', '开户行和账号', '金额（元）', '大写'],
  sum: (count: number): string => `合计 ${count} 笔`,
  sources: '资金来源',
  source: (year: number, name: string, subject: string | null): string =>
    `${year} 年 ${name}${subject ? `（科目 ${subject}）` : ''}`,
  prepared: '制单',
  signed: '复核',
  released: '拨付',
  notes: (digest: string): string[] => [
    '账号以掩码显示，全号只在银行文件中。本凭证首次生成后内容不再改变；到账和退回以银行回执为准。',
    `银行文件校验值（SHA-256）：${digest}`,
  ],
} as const;
