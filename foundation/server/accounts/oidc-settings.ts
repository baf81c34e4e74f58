/** A city's unified identity. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where this installation is reached from outside, e.g. `https://talents.example`. */
  readonly publicUrl: string;
  /** Names of the claims that hold the person's name and identity number. */
  readonly claims: { readonly name: string; readonly identityNumber: string };
  /** Plain HTTP to the issuer, for a test on one machine only. */
  readonly insecure?: boolean;
}
