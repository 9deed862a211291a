// The changes that are made to a source file: small faults of the kind that people make, each of which a test should find.
import { parseAst } from "rolldown/parseAst";

const OPERATORS = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "**": ["*"],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  ">>": ["<<"],
  "&": ["|"],
  "&&": ["||"],
  "||": ["&&"],
  "??": ["&&"],
  "+=": ["-="],
  "-=": ["+="],
  "*=": ["/="],
  "/=": ["*="],
  "|=": ["&="],
};
const METHODS = { min: "max", max: "min", floor: "ceil", ceil: "floor", some: "every", every: "some" };
/** Calls without which the list goes on as it was. */
const PASSED_OVER = new Set(["filter", "sort", "slice", "reverse", "abs"]);
const LEAVES = new Set(["ContinueStatement", "BreakStatement", "ThrowStatement"]);
/** Types say nothing at run time; these alone hold an expression. */
const TYPED_EXPRESSIONS = new Set(["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"]);

/**
 * @param {string} source TypeScript
 * @returns a tree of the places that can change, outermost first; each with its changes, what they stand for as text
 */
export function findPlaces(source) {
  const text = ({ start, end }) => source.slice(start, end);
  const places = [];
  walk(parseAst(source, { lang: "ts" }), null, places);
  return places;

  function walk(node, parent, into) {
    if (Array.isArray(node)) {
      for (const child of node) walk(child, parent, into);
      return;
    }
    if (!node?.type || node.type === "ImportDeclaration") return;
    if (node.type.startsWith("TS") && !TYPED_EXPRESSIONS.has(node.type)) return;
    const changes = changesOf(node, parent);
    const place = { start: node.start, end: node.end, isStatement: isStatement(node), changes, inside: [] };
    if (changes.length > 0) into.push(place);
    for (const [key, child] of Object.entries(node)) {
      const isName = key === "key" && !node.computed;
      if (child && typeof child === "object" && !isName) {
        walk(child, node, changes.length > 0 ? place.inside : into);
      }
    }
  }

  function changesOf(node, parent) {
    const changes = [];
    const swap = (left, operator, right) => {
      for (const other of OPERATORS[operator] ?? []) {
        changes.push({ kind: `${operator} → ${other}`, text: `(${text(left)}) ${other} (${text(right)})` });
      }
    };
    switch (node.type) {
      case "BinaryExpression":
        if (!isText(node.left) && !isText(node.right)) swap(node.left, node.operator, node.right);
        break;
      case "LogicalExpression":
        swap(node.left, node.operator, node.right);
        break;
      case "AssignmentExpression":
        swap(node.left, node.operator, node.right);
        break;
      case "UpdateExpression":
        changes.push({ kind: node.operator, text: text(node).replace(/\+\+|--/, flipped(node.operator)) });
        break;
      case "UnaryExpression":
        if (node.operator === "!" || node.operator === "-") {
          changes.push({ kind: `${node.operator}x → x`, text: text(node.argument) });
        }
        break;
      case "Literal":
        if (typeof node.value === "boolean") changes.push({ kind: "boolean", text: String(!node.value) });
        if (typeof node.value === "number") changes.push(numberChange(node.value));
        break;
      case "CallExpression":
        if (node.callee.type === "MemberExpression" && !isWithinChain(node, parent))
          methodChanges(node, changes);
        break;
      default:
        if (isStatement(node)) changes.push({ kind: "removed", text: "" });
    }
    // A comparison in a condition is changed by its operator.
    if (parent?.test === node && node.type !== "BinaryExpression") {
      const loops = parent.type === "ForStatement" || parent.type === "WhileStatement";
      for (const value of loops ? ["false"] : ["true", "false"]) {
        if (text(node) !== value) changes.push({ kind: `condition → ${value}`, text: value });
      }
    }
    return changes;
  }

  function methodChanges({ callee, arguments: given }, changes) {
    const { name } = callee.property;
    const called = `(${given.map(text).join(", ")})`;
    if (METHODS[name]) {
      changes.push({
        kind: `${name} → ${METHODS[name]}`,
        text: `${text(callee.object)}.${METHODS[name]}${called}`,
      });
    }
    if (PASSED_OVER.has(name)) {
      const rest = name === "abs" ? text(given[0]) : text(callee.object);
      changes.push({ kind: `${name} removed`, text: rest });
    }
  }
}

/** A number that is not 1 off but a hundredth: a formula's coefficient has to be right, not only there. */
function numberChange(value) {
  const other = Number.isInteger(value) ? value + 1 : value * 1.01;
  return { kind: `${value} → ${other}`, text: String(other) };
}

function flipped(operator) {
  return operator === "++" ? "--" : "++";
}

function isText(node) {
  return node.type === "TemplateLiteral" || (node.type === "Literal" && typeof node.value === "string");
}

function isStatement({ type, expression }) {
  return LEAVES.has(type) || (type === "ExpressionStatement" && expression.type !== "Literal");
}

/** Parentheses in the middle of a?.b.c would end what the question mark leaves out. */
function isWithinChain(node, parent) {
  return parent?.type === "MemberExpression" && parent.object === node && parent.optional;
}

/**
 * The file with all its changes at once, each behind a switch of its own.
 *
 * @param {(change) => string} condition the expression that is true where the change is to be made
 */
export function withSwitches(source, places, condition) {
  return render(0, source.length, places);

  function render(from, to, inside) {
    let written = "";
    let at = from;
    for (const place of inside) {
      written += source.slice(at, place.start) + switched(place);
      at = place.end;
    }
    return written + source.slice(at, to);
  }

  function switched(place) {
    const original = render(place.start, place.end, place.inside);
    // In braces, or an else that follows would belong to the switch.
    if (place.isStatement) return `{ if (!(${condition(place.changes[0])})) { ${original} } }`;
    const expression = place.changes.reduceRight(
      (rest, change) => `(${condition(change)}) ? (${change.text}) : ${rest}`,
      `(${original})`,
    );
    return `(${expression})`;
  }
}
