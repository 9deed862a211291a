import { Option } from "commander";
import type { Language } from "../../text/language.js";
import { longFlag, type Option as OptionDeclaration, VALUES } from "../options/option.js";

/** An option of commander that knows its declaration. */
export class DeclaredOption extends Option {
  constructor(
    name: string,
    readonly declared: OptionDeclaration,
    language: Language,
  ) {
    const { value, help, isRepeated } = declared;
    super(longFlag(name, declared) + (value === null ? "" : ` <${VALUES[value][language]}>`), help[language]);
    if (isRepeated) this.argParser((given: string, before: string[] = []) => [...before, given]);
  }
}
