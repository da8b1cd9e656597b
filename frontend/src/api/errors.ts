/** One finding about one field, the field named by a JSON pointer into the body. */
export type FieldProblem = { pointer: string; code: string; detail: string };

/** A refusal by the service, as RFC 9457 describes it. Status 0: nothing answered. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: FieldProblem[];

  constructor(status: number, body: unknown) {
    const problem = isRecord(body) ? body : {};
    const detail = text(problem.detail) ?? text(problem.title) ?? "";
    super(detail || `HTTP ${status}`);
    this.name = "ApiError";
    this.status = status;
    this.code = text(problem.code) ?? (status === 0 ? "unreachable" : "unknown");
    this.detail = detail;
    this.errors = Array.isArray(problem.errors) ? problem.errors.filter(isFieldProblem) : [];
  }
}

export function isApiError(value: unknown, status?: number): value is ApiError {
  return value instanceof ApiError && (status === undefined || value.status === status);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value.pointer === "string" && typeof value.detail === "string";
}
