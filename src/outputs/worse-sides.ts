import type { Item } from "../catalog/schema.js";

/** By item 1 where a high ratio is worse, −1 where a low one is, 0 where neither is. */
export function worseSides(items: readonly Pick<Item, "id" | "direction">[]): (item: string) => 1 | -1 | 0 {
  const directions = new Map(items.map(({ id, direction }) => [id, direction]));
  return (item) => {
    const direction = directions.get(item);
    return direction === "neutral" ? 0 : direction === "low-is-worse" ? -1 : 1;
  };
}
