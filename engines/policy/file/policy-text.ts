import type { Policy } from '../rules.ts';
import { asWritten } from './benefit-schema.ts';
import { withoutCommonParts } from './common-parts.ts';

/**
 * The content of a policy as a text (JSON, which is YAML) that `parsePolicyFile` reads to the same version: what
 * another thread is given, since typed trees hold functions.
 */
export function policyText(policy: Policy): string {
  const {
    fileName: _name,
    version: _version,
    parametersOn: _on,
    rules: _rules,
    ...content
  } = policy;
  const benefits = content.benefits.map((benefit) =>
    asWritten(withoutCommonParts(content.common, benefit)),
  );
  return JSON.stringify({ ...content, benefits });
}
