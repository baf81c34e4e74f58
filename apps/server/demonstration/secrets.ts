/**
 * Password and authenticator secret that every demonstration account shares. They exist only in a
 * city loaded as a demonstration, whose people are synthetic; the terminal and the README show them.
 */
export const demonstrationSecrets = {
  password: 'yanzhen-demo',
  totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
} as const;
