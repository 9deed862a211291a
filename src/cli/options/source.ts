import { type Option, parsed, text } from "./option.js";

/** Where official files are fetched from. */
export const SOURCE = {
  addresses: text(
    "file",
    "自分で用意したアドレスの一覧（CSV：release,url ほか）",
    "addresses of your own (CSV: release,url and more)",
  ),
  baseUrl: parsed(
    "address",
    (zod) =>
      zod
        .string()
        .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))
        .transform((value) => new URL(value))
        .optional(),
    {
      ja: "アドレス（例 https://mirror.example/）を指定してください。",
      en: "Give an address, for example https://mirror.example/.",
    },
    { ja: "厚生労働省の代わりに使うサーバー", en: "a server in place of the ministry's" },
  ),
};

/** A release of the ministry, as a number or as 第8回. */
export function release(ja: string, en: string): Option<number | undefined> {
  return parsed(
    "release",
    (zod) =>
      zod
        .string()
        .transform((value) => /^第?(\d{1,2})回?$/.exec(value.normalize("NFKC"))?.[1] ?? "")
        .pipe(zod.string().min(1))
        .transform(Number)
        .optional(),
    { ja: "公表回の番号（例 8）を指定してください。", en: "Give its number, for example 8." },
    { ja, en },
  );
}
