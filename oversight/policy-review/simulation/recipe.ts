import {
  parsePolicyFile,
  policyOn,
  policyText,
  syntheticSource,
  type FactDictionary,
  type Policy,
  type PopulationFile,
  type PopulationSource,
} from '@yanzhen/policy';
import type { Localized } from '@yanzhen/values/localized.ts';

/** A county as the city's file names it. */
export interface County {
  readonly code: string;
  readonly name: Localized;
}

/** How a synthetic population is drawn, as plain data that a thread can be given. */
export interface Recipe {
  readonly file: PopulationFile;
  readonly dictionary: FactDictionary;
  readonly counties: readonly County[];
  readonly asked: { readonly persons: number; readonly seed: number };
  /** Texts of the policies that say which facts are read. */
  readonly policies: readonly { readonly fileName: string; readonly text: string }[];
  readonly day: string;
}

/** Persons drawn from a population file. */
export function sourceOf({
  file,
  dictionary,
  counties,
  asked,
}: Pick<Recipe, 'file' | 'dictionary' | 'counties' | 'asked'>): PopulationSource {
  const named = counties.map(({ code, name }) => ({ code, label: name }));
  return syntheticSource(file, dictionary, named, asked);
}

/** Policies as a recipe carries them. */
export function textsOf(policies: readonly Policy[]): Recipe['policies'] {
  return policies.map((policy) => ({ fileName: policy.fileName, text: policyText(policy) }));
}

/** The policies of a recipe with the parameters of its day. */
export function policiesOf({ policies, dictionary, day }: Recipe): Policy[] {
  return policies.map(({ fileName, text }) => {
    const parsed = parsePolicyFile(text, fileName, dictionary);
    if (!parsed.ok) throw new Error(`${fileName}: ${parsed.problems[0]?.says.en ?? 'unreadable'}`);
    return policyOn(parsed.policy, day);
  });
}
