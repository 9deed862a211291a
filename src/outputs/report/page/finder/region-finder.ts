import { isInPrefecture } from "../../../../catalog/levels.js";
import type { Language } from "../../../../text/language.js";
import type { GridRegion, ReportHeader } from "../../packed/format.js";
import { byId, element } from "../element.js";
import { foundRegions, regionsOfPage } from "./found-regions.js";

/** The box in which a region is looked for (the combobox of ARIA): arrow keys choose, Enter or a click goes there. */
export class RegionFinder {
  private readonly input = byId<HTMLInputElement>("find-region");
  private readonly list = byId("found-regions");
  private readonly regions: readonly GridRegion[];
  private found: readonly GridRegion[] = [];
  private at = 0;
  language: Language = "ja";

  constructor(
    private readonly header: ReportHeader,
    private readonly onFound: (region: GridRegion) => void,
  ) {
    this.regions = regionsOfPage(header);
    const { input, list } = this;
    input.addEventListener("input", () => this.offer());
    input.addEventListener("focus", () => this.offer());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.onKey(event));
    // The box keeps the focus, or it would close before the click.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const place = [...list.children].indexOf((target as Element).closest("li")!);
      if (place >= 0) this.choose(place);
    });
  }

  private onKey(event: KeyboardEvent): void {
    const { length } = this.found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter") {
      if (!event.isComposing) this.choose(this.at);
    } else if (step !== undefined && length > 0) {
      this.at = (this.at + step + length) % length;
      this.show();
    } else return;
    event.preventDefault();
  }

  private offer(): void {
    this.found = foundRegions(this.input.value, this.regions, this.header);
    this.at = 0;
    this.show();
  }

  private show(): void {
    const { input, list, found, at } = this;
    list.replaceChildren(
      ...found.map((region, place) =>
        element(
          "li",
          { role: "option", id: `found-${place}`, "aria-selected": String(place === at) },
          this.nameOf(region),
        ),
      ),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    if (found.length > 0) input.setAttribute("aria-activedescendant", `found-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }

  /** "松本（長野県）": namesakes are told apart. */
  private nameOf({ level, code, name, prefectureCode }: GridRegion): string {
    const ja = this.language === "ja";
    const known = this.header.catalog.prefectures.find((one) => one.code === prefectureCode)?.name;
    const prefecture = known?.[this.language] ?? "";
    if (!isInPrefecture(level)) return `${prefecture || name} ${code}`;
    return ja ? `${name}（${prefecture}） ${code}` : `${name} (${prefecture}) ${code}`;
  }

  private choose(place: number): void {
    const region = this.found[place];
    if (!region) return;
    this.input.value = "";
    this.offer();
    this.onFound(region);
  }

  private close(): void {
    this.found = [];
    this.show();
  }
}
