import { configDefaults } from "vitest/config";

/** Files that replace a module, or change what the whole process sees (console, exit, clock, environment): each has a process of its own. */
const ALONE = [
  "test/library.test.ts",
  "test/cli/result-view.test.ts",
  "test/ingest/hostile-archives.test.ts",
  "test/outputs/deck/pptx.test.ts",
  "test/render/drawer.test.ts",
];

/** Test files share processes and the modules that are loaded there: to load them anew for each took a third of the time. */
export default {
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "alone", include: ALONE } },
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ALONE],
          isolate: false,
        },
      },
    ],
  },
};
