// npm run coverage: which lines of src/engine and src/ingest the tests run. Fails below 95 % of either.
// Takes the tests of these two folders, and those of the commands that read counts and make references.
export default {
  test: {
    include: [
      "test/{engine,ingest}/**/*.test.ts",
      "test/cli/commands/{lists/counts,numbers/reference,numbers/compute}.test.ts",
    ],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: {
      enabled: true,
      provider: "v8",
      include: ["src/engine/**", "src/ingest/**"],
      reporter: ["text"],
      thresholds: { "src/engine/**": { lines: 95 }, "src/ingest/**": { lines: 95 } },
    },
  },
};
