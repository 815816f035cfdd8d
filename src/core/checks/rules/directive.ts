import { type Directive, directivesOf } from "../directives.ts";
import type { FileFinding, LastRule, Outcome } from "../rule.ts";
import { quoted } from "../wording.ts";

/** A `# corpus-…:` comment that says nothing we know, or nothing that is needed. */
export const directive = {
  id: "directive",
  group: "structure",
  scope: "last",
  severity: "hint",
  fix: "suggested",
  summary: "An ignore directive is unknown or needless, or the format version is not known.",
  why:
    "A directive for a rule that does not exist, or that finds nothing here, hides what comes later. A file of another " +
    "format version is read as far as it goes, and never written: no fixes are offered in it.",
  example: {
    bad: "# corpus-ignore: {|directive:no-such-rule|} -- why\n<<<FILE a\nx\nEND>>>\n",
    good: "<<<FILE a\nx\nEND>>>\n",
  },
  *check(corpus, _context, outcome) {
    const { ignores, formats } = directivesOf(corpus);
    for (const { part, version, span } of formats)
      if (version !== "1")
        yield {
          part,
          span,
          severity: "warning",
          message: `The format version ${quoted(version)} is not known; the file is read as far as it goes, and not changed.`,
        };
    for (const ignore of ignores) yield* unneeded(ignore, outcome);
  },
} as const satisfies LastRule;

function* unneeded(ignore: Directive, outcome: Outcome): Generator<FileFinding> {
  const { part, keyword, removal, entries, scope, target } = ignore;
  if (entries.length === 0) {
    const edits = [{ span: removal, newText: "" }];
    const fixes = [{ title: "Remove the directive", safety: "suggested" as const, edits }];
    yield { part, span: keyword, message: "The directive names no rule.", fixes };
  }
  for (const entry of entries) {
    if (outcome.silenced(entry)) continue;
    const message = complaint(entry.rule, outcome, scope === "block" && !target);
    if (message === undefined) continue;
    const edits = [{ span: entry.removal, newText: "" }];
    const fixes = [{ title: `Remove ${quoted(entry.rule)}`, safety: "suggested" as const, edits }];
    yield { part, span: entry.span, message, fixes };
  }
}

function complaint(rule: string, outcome: Outcome, isAdrift: boolean): string | undefined {
  const standing = outcome.standing(rule);
  if (standing === "unknown") return `There is no rule ${quoted(rule)}.`;
  if (standing === "retired") return `The rule ${quoted(rule)} is no more.`;
  if (isAdrift) return `The directive for ${quoted(rule)} holds for nothing, because no header follows it directly.`;
  return outcome.ran(rule) ? `The directive for ${quoted(rule)} is needless: the rule finds nothing here.` : undefined;
}
